package org.perpex.market.feed;

import java.util.List;
import org.perpex.common.spring.stream.StreamPosition;

/** The images of all markets, and the place in the stream at which they hold. */
public record FeedSnapshot(StreamPosition position, List<MarketImage> images) {}
