package org.perpex.common.contract;

/** What the account engine reads from {@code risk-topic}. */
public sealed interface RiskInput extends Message
        permits TraderCommand, TransferCommand, AdminCommand, MarketCommand, FundingCommand, BookFact, EngineInput {}
