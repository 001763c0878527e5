package org.perpex.finance.settlement;

import java.time.InstantSource;
import org.perpex.common.contract.Source;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Settles one batch in one global transaction of two branches: finance's rows and mark, then the wallet's. Either
 * both schemas have the batch or neither, however it ends.
 */
public final class Settlement {

    private static final int SOURCE = Source.RISK.code();

    private final BooksStore books;
    private final WalletBooks wallet;
    private final GlobalTransactions transactions;
    private final TransactionTemplate local;
    private final InstantSource clock;

    public Settlement(
            BooksStore books,
            WalletBooks wallet,
            GlobalTransactions transactions,
            TransactionTemplate local,
            InstantSource clock) {
        this.books = books;
        this.wallet = wallet;
        this.transactions = transactions;
        this.local = local;
        this.clock = clock;
    }

    /**
     * Settles a batch right after a mark and returns the mark after it. An exception leaves open whether it is
     * settled: {@link #mark} tells.
     */
    public Mark settle(Mark from, Batch batch, long nextOffset) {
        Mark to = new Mark(batch.last().number(), batch.last().hashAfter(), nextOffset, from.batch() + 1);
        return transactions.global(xid -> {
            // Finance's branch is over before the wallet's begins: no row stays locked while another service works.
            BooksStore.Numbered numbered = new BooksStore.Numbered(to.batch(), batch, clock.millis(), xid);
            local.executeWithoutResult(_ -> {
                if (!books.move(SOURCE, from, to)) {
                    throw new MarkMoved(batch.first());
                }
                books.write(SOURCE, numbered);
            });
            wallet.settle(xid, SOURCE, to.batch(), batch);
            return to;
        });
    }

    /**
     * The mark, when nothing is undecided. Throws if a batch still is, or if the wallet cannot be asked.
     *
     * @throws BooksApart if finance and wallet disagree
     */
    public Mark mark() {
        Mark own = transactions.locked(() -> books.lockedMark(SOURCE));
        long walletMark = wallet.mark(SOURCE);
        if (own.last() != walletMark) {
            throw new BooksApart(own.last(), walletMark);
        }
        return own;
    }
}
