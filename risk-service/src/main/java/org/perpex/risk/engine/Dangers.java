package org.perpex.risk.engine;

/** Those who work on positions without being asked by their owners. */
final class Dangers {

    final Insurance insurance;
    final Funding funding;
    final PositionMoves moves;
    final Liquidations liquidations;

    Dangers(Accounts accounts, Markets markets, Triggers triggers) {
        insurance = new Insurance(accounts, markets);
        Ranks ranks = new Ranks(accounts, markets);
        funding = new Funding(accounts, markets, insurance, ranks);
        moves = new PositionMoves(accounts, markets, insurance);
        liquidations = new Liquidations(accounts, markets, insurance, ranks, triggers);
    }
}
