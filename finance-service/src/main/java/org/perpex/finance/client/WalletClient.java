package org.perpex.finance.client;

import org.perpex.common.contract.AccountFact.TransferApplied;
import org.perpex.finance.checkpoint.Checkpoint;
import org.perpex.finance.checkpoint.LedgerWallets;
import org.perpex.finance.settlement.Batch;
import org.perpex.finance.settlement.Entry;
import org.perpex.finance.settlement.WalletBooks;

/** The wallet over HTTP. Whatever does not come back as success is a failure whose outcome is unknown. */
final class WalletClient implements WalletBooks, LedgerWallets {

    private final WalletInterface wallet;

    WalletClient(WalletInterface wallet) {
        this.wallet = wallet;
    }

    @Override
    public void settle(String xid, int source, long number, Batch batch) {
        wallet.settle(
                xid,
                new WalletInterface.Body(
                        source,
                        batch.first(),
                        batch.last().number(),
                        number,
                        batch.last().timeMillis(),
                        batch.entries().stream().map(WalletClient::entry).toList(),
                        batch.transfers().stream().map(of -> ended(of.fact())).toList(),
                        batch.fills().stream()
                                .map(of -> new WalletInterface.FillBody(
                                        of.fact().order().account(),
                                        of.fact().order().market(),
                                        of.fact().tradeNumber(),
                                        of.fact().order().request().toString()))
                                .toList()));
    }

    @Override
    public long mark(int source) {
        return wallet.mark(source).last();
    }

    @Override
    public AtMark futuresWallets(int source) {
        WalletInterface.FuturesAnswer answer = wallet.futuresHash(source);
        return new AtMark(answer.mark(), new Checkpoint.Wallets(answer.accounts(), answer.hash(), answer.units()));
    }

    private static WalletInterface.EntryBody entry(Entry entry) {
        return new WalletInterface.EntryBody(
                entry.kind(),
                entry.asset(),
                entry.debit().kind(),
                entry.debit().owner(),
                entry.credit().kind(),
                entry.credit().owner(),
                entry.units(),
                entry.reference().toString());
    }

    private static WalletInterface.EndedBody ended(TransferApplied transfer) {
        return new WalletInterface.EndedBody(
                transfer.transfer().toString(),
                transfer.account(),
                transfer.asset(),
                transfer.direction(),
                transfer.amountUnits(),
                transfer.accepted());
    }
}
