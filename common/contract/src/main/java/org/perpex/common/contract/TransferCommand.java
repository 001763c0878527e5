package org.perpex.common.contract;

import org.perpex.common.core.Asset;
import org.perpex.common.core.TransferId;

/** Movements between an account's funding and futures wallets, from wallet's outbox to the account engine. The engine's answer alone ends a transfer. */
public sealed interface TransferCommand extends RiskInput {
    /**
     * Credits the futures wallet with money that the ledger holds in transit.
     *
     * @param amountUnits units of 1e-8, positive
     */
    record In(TransferId transfer, long account, Asset asset, long amountUnits) implements TransferCommand {}

    /**
     * Debits the futures wallet, at most by what may be withdrawn.
     *
     * @param amountUnits units of 1e-8, positive
     */
    record Out(TransferId transfer, long account, Asset asset, long amountUnits) implements TransferCommand {}
}
