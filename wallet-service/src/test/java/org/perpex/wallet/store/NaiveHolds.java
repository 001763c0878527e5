package org.perpex.wallet.store;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.perpex.common.core.TransferId;
import org.perpex.wallet.hold.Hold;
import org.perpex.wallet.hold.HoldResult;
import org.perpex.wallet.hold.HoldResult.Reason;

/** Holds of one funding wallet, in the simplest way that is right. */
final class NaiveHolds {

    private record End(TransferId hold, long units) {}

    private final Map<TransferId, Hold> holds = new HashMap<>();
    private final Map<TransferId, End> requests = new HashMap<>();
    private final Map<TransferId, End> ends = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private long fundingUnits;

    NaiveHolds(long fundingUnits) {
        this.fundingUnits = fundingUnits;
    }

    HoldResult place(Hold hold, long nowMillis) {
        Reason reason = null;
        if (hold.equals(holds.get(hold.id()))) {
            return said(new HoldResult.AlreadyDone());
        }
        if (holds.containsKey(hold.id()) || requests.containsKey(hold.id())) {
            reason = Reason.ID_REUSED_WITH_DIFFERENT_CONTENT;
        } else if (hold.expiresMillis() != 0 && hold.expiresMillis() <= nowMillis) {
            reason = Reason.HOLD_EXPIRED;
        } else if (hold.units() > fundingUnits) {
            reason = Reason.BALANCE_INSUFFICIENT;
        }
        if (reason != null) {
            return said(new HoldResult.Refused(reason));
        }
        holds.put(hold.id(), hold);
        fundingUnits -= hold.units();
        return said(new HoldResult.Done());
    }

    /** Posts an amount; 0 voids. */
    HoldResult end(TransferId id, TransferId of, long units, long nowMillis) {
        End wanted = new End(of, units);
        if (wanted.equals(requests.get(id))) {
            return said(new HoldResult.AlreadyDone());
        }
        Hold hold = holds.get(of);
        End before = ends.get(of);
        Reason reason = null;
        if (requests.containsKey(id) || holds.containsKey(id)) {
            reason = Reason.ID_REUSED_WITH_DIFFERENT_CONTENT;
        } else if (hold == null) {
            reason = Reason.HOLD_UNKNOWN;
        } else if (units > hold.units()) {
            reason = Reason.UNITS_EXCEED_HOLD;
        } else if (before != null) {
            reason = before.units > 0 ? Reason.HOLD_POSTED : Reason.HOLD_VOIDED;
        } else if (units > 0 && hold.expiresMillis() != 0 && hold.expiresMillis() <= nowMillis) {
            reason = Reason.HOLD_EXPIRED;
        }
        if (reason != null) {
            return said(new HoldResult.Refused(reason));
        }
        requests.put(id, wanted);
        ends.put(of, wanted);
        fundingUnits += Objects.requireNonNull(hold).units() - units;
        return said(new HoldResult.Done());
    }

    long fundingUnits() {
        return fundingUnits;
    }

    long heldUnits() {
        return holds.values().stream()
                .filter(hold -> !ends.containsKey(hold.id()))
                .mapToLong(Hold::units)
                .sum();
    }

    /** The results that were given so far. */
    Set<String> seen() {
        return seen;
    }

    private HoldResult said(HoldResult result) {
        seen.add(result.toString());
        return result;
    }
}
