package org.perpex.common.contract;

/** What the account engine reads from {@code risk-topic}. */
public sealed interface RiskInput extends Message
        permits OrderCommand, TransferCommand, MarketCommand, BookFact, EngineInput {}
