package org.perpex.finance.statement;

/** The rows of an account do not come to what the account engine said of its wallet: no statement is given out then. */
public final class StatementApart extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    StatementApart(long account, long number, long rowsUnits, long saidUnits) {
        super("at fact " + number + " the rows of account " + account + " come to " + rowsUnits
                + " units, but its wallet to " + saidUnits);
    }
}
