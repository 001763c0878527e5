package org.perpex.finance.settlement;

/** The marks of finance and wallet differ though no transaction is under way: somebody must look. */
public final class BooksApart extends IllegalStateException {

    BooksApart(long finance, long wallet) {
        super("finance has settled up to " + finance + ", the wallet up to " + wallet);
    }
}
