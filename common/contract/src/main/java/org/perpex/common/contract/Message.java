package org.perpex.common.contract;

/** Everything that travels on a topic of the trading plane. */
public sealed interface Message permits RiskInput, BookInput, AccountFact, StreamSignal {}
