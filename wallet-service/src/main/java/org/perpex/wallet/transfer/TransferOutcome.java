package org.perpex.wallet.transfer;

/** What became of a request to transfer. */
public sealed interface TransferOutcome {

    /** It is on its way, now or since an earlier request with the same id. */
    record Known(WalletTransfer transfer) implements TransferOutcome {}

    /** Nothing happened. */
    record Refused(Reason reason) implements TransferOutcome {}

    /** Why a transfer was refused before it began, in order of precedence. */
    enum Reason {
        /** The id was used before, for something else. */
        ID_REUSED_WITH_DIFFERENT_CONTENT,
        /** No money leaves futures wallets for now. */
        TRANSFERS_FROZEN,
        /** Too many transfers of the account are pending. */
        PENDING_MAX,
        /** The funding wallet holds less. */
        BALANCE_INSUFFICIENT
    }
}
