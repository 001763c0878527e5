package org.perpex.common.contract;

import org.perpex.common.core.PositionSide;

/**
 * A position that takes over lots.
 *
 * @param account user × 1024 + sub-account
 * @param positionSide which of its positions
 * @param lots at most so many
 */
public record Counterparty(long account, PositionSide positionSide, long lots) {}
