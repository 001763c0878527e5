package org.perpex.trade.deleverage;

import java.util.List;

/** The places that the read model keeps. It follows the engine by a moment. */
public interface Ranks {

    /** The places of an account's positions, by market. */
    List<Rank> of(long account);
}
