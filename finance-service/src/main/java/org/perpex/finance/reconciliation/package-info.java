/** Compares ledger, engine and reports: tolerance zero, every run on record. */
@NullMarked
package org.perpex.finance.reconciliation;

import org.jspecify.annotations.NullMarked;
