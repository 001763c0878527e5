/**
 * The risk service: runs the account engine and answers questions about accounts from its published view.
 */
@NullMarked
package org.perpex.risk;

import org.jspecify.annotations.NullMarked;
