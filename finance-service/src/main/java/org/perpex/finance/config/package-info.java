/** Puts finance together: databases, transactions, settings. */
@NullMarked
package org.perpex.finance.config;

import org.jspecify.annotations.NullMarked;
