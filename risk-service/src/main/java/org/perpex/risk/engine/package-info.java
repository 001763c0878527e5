/**
 * Decides what accounts may do: the account engine, pure and single-threaded. It holds wallets, positions, leverage and
 * open orders, admits or refuses what traders ask for, and applies what the book says.
 *
 * <p>{@link org.perpex.risk.engine.AccountEngine} is the door. The rules, with worked numbers, are in
 * {@code docs/concepts/margin.md}.
 */
@NullMarked
package org.perpex.risk.engine;

import org.jspecify.annotations.NullMarked;
