package org.perpex.common.contract;

/** What a matching engine reads from {@code order-topic}. */
public sealed interface BookInput extends Message permits BookCommand, MarketCommand, EngineInput {}
