package org.perpex.wallet.transfer;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.perpex.common.core.Check;
import org.perpex.common.core.TransferId;

/** Ends transfers, within the transaction that settles the engine's facts. */
public final class PendingTransfers {

    private final TransferStore store;

    public PendingTransfers(TransferStore store) {
        this.store = store;
    }

    /** Ends each of these transfers. One that is unknown, different or ended before stops the settlement. */
    public void end(List<EndedTransfer> ended, long timeMillis) {
        if (ended.isEmpty()) {
            return;
        }
        Map<TransferId, WalletTransfer> known = store
                .lock(ended.stream().map(EndedTransfer::id).toList())
                .stream()
                .collect(Collectors.toMap(WalletTransfer::id, Function.identity()));
        for (EndedTransfer end : ended) {
            WalletTransfer transfer = known.get(end.id());
            Check.that(transfer != null && end.concerns(transfer), "a fact ends a transfer that was asked for");
        }
        end(ended, true, timeMillis);
        end(ended, false, timeMillis);
    }

    private void end(List<EndedTransfer> ended, boolean accepted, long timeMillis) {
        List<TransferId> ids = ended.stream()
                .filter(end -> end.accepted() == accepted)
                .map(EndedTransfer::id)
                .toList();
        if (!ids.isEmpty()) {
            TransferState state = accepted ? TransferState.COMPLETED : TransferState.REFUSED;
            Check.that(store.end(ids, state, timeMillis) == ids.size(), "a transfer ends once", ids.size());
        }
    }
}
