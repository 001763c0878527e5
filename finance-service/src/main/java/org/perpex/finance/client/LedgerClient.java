package org.perpex.finance.client;

import java.util.SortedMap;
import java.util.TreeMap;
import org.perpex.common.contract.Source;
import org.perpex.finance.reconciliation.LedgerBooks;
import org.perpex.finance.reconciliation.WalletKey;

/** The wallet's ledger over HTTP. */
final class LedgerClient implements LedgerBooks {

    private static final int FUTURES = 2;

    private final LedgerInterface wallet;

    LedgerClient(LedgerInterface wallet) {
        this.wallet = wallet;
    }

    @Override
    public Picture picture() {
        return wallet.picture(Source.RISK.code());
    }

    @Override
    public SortedMap<WalletKey, Long> futures() {
        SortedMap<WalletKey, Long> wallets = new TreeMap<>();
        wallet.futures()
                .forEach(balance -> wallets.put(new WalletKey(balance.owner(), balance.asset()), balance.units()));
        return wallets;
    }

    @Override
    public SortedMap<Long, Long> batches(WalletKey key) {
        SortedMap<Long, Long> batches = new TreeMap<>();
        wallet.batches(FUTURES, key.account(), key.asset()).forEach(net -> batches.put(net.batch(), net.units()));
        return batches;
    }

    @Override
    public Chain chain(long block, String hash) {
        LedgerInterface.ChainAnswer answer = wallet.chain(block, block == 0 ? null : hash);
        return new Chain(
                answer.block(),
                answer.hash(),
                answer.findings().stream()
                        .map(found -> found.fault() + " block " + found.block() + " sequence " + found.sequence()
                                + " transfer " + found.id())
                        .toList());
    }

    @Override
    public void freeze(String reason) {
        wallet.freeze(new LedgerInterface.FreezeBody(true, reason));
    }
}
