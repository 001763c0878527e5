package org.perpex.risk.engine;

import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.AccountFact;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.TransferCommand;
import org.perpex.common.contract.engine.FactSink;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.Asset;
import org.perpex.common.core.TransferDirection;

/** Moves money into and out of futures wallets. A transfer is applied whole or refused whole. */
final class TransferDesk {

    private final Accounts accounts;
    private final Balances balances;
    private final LimitWatch limits;

    TransferDesk(Accounts accounts, Balances balances, LimitWatch limits) {
        this.accounts = accounts;
        this.balances = balances;
        this.limits = limits;
    }

    void in(long timeMillis, TransferCommand.In transfer, FactSink facts) {
        boolean accepted = false;
        AssetTotals totals = accounts.totals(transfer.asset());
        if (isAccount(transfer.account())
                && transfer.amountUnits() > 0
                && transfer.amountUnits() <= Limits.TRANSFERRED_UNITS_MAX - Math.max(0, totals.transferredUnits())) {
            Account account = accounts.open(transfer.account());
            if (account != null) {
                move(account, transfer.asset(), transfer.amountUnits());
                totals.transferred(transfer.amountUnits());
                accounts.touch(account, timeMillis);
                accepted = true;
            }
        }
        facts.append(
                Destination.ASSET,
                new AccountFact.TransferApplied(
                        transfer.transfer(),
                        transfer.account(),
                        transfer.asset(),
                        TransferDirection.IN,
                        transfer.amountUnits(),
                        accepted,
                        walletUnits(accounts.find(transfer.account()), transfer.asset())));
    }

    void out(long timeMillis, TransferCommand.Out transfer, FactSink facts) {
        Account account = accounts.find(transfer.account());
        boolean accepted = account != null
                && transfer.amountUnits() > 0
                && transfer.amountUnits() <= balances.withdrawableUnits(account, transfer.asset());
        if (account != null && accepted) {
            move(account, transfer.asset(), -transfer.amountUnits());
            accounts.totals(transfer.asset()).transferred(-transfer.amountUnits());
            accounts.touch(account, timeMillis);
        }
        facts.append(
                Destination.ASSET,
                new AccountFact.TransferApplied(
                        transfer.transfer(),
                        transfer.account(),
                        transfer.asset(),
                        TransferDirection.OUT,
                        transfer.amountUnits(),
                        accepted,
                        walletUnits(account, transfer.asset())));
    }

    /** What comes or goes is neither won nor lost. */
    private void move(Account account, Asset asset, long units) {
        long worthUnits = limits.worthUnits(account);
        accounts.moveWallet(account, asset, units);
        limits.moved(account, worthUnits);
    }

    private static long walletUnits(@Nullable Account account, Asset asset) {
        return account == null ? 0 : account.walletUnits(asset);
    }

    private static boolean isAccount(long account) {
        return account > AccountId.SUB_ACCOUNT_MAX && account >>> 10 <= AccountId.USER_MAX;
    }
}
