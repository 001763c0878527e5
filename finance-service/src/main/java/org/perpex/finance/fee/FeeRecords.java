package org.perpex.finance.fee;

/** What is known of fees: rules, settings by them, standings of users, and what fills were priced by. */
public record FeeRecords(FeeRules rules, FeeSettings settings, Standings standings, PricedFills fills) {}
