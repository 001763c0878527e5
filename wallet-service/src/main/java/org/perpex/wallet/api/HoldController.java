package org.perpex.wallet.api;

import org.jspecify.annotations.Nullable;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.TransferId;
import org.perpex.common.spring.identity.Identity;
import org.perpex.wallet.hold.Hold;
import org.perpex.wallet.hold.HoldResult;
import org.perpex.wallet.hold.Holds;
import org.perpex.wallet.ledger.AccountKey;
import org.perpex.wallet.ledger.AccountKind;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Holds on funding wallets, for services alone. */
@RestController
class HoldController {

    private final Holds holds;

    HoldController(Holds holds) {
        this.holds = holds;
    }

    /** A hold; {@code expires} is 0 for never. */
    record HoldBody(
            @Nullable String id,
            long account,
            @Nullable String asset,
            @Nullable String amount,
            AccountKind creditKind,
            long creditOwner,
            @Nullable String reference,
            long expires) {}

    /** The end of a hold; the amount is what is posted. */
    record EndBody(@Nullable String id, @Nullable String amount) {}

    /** Whether it happened now, or had happened before. */
    record Answer(boolean already) {}

    @PostMapping("/internal/holds")
    Answer place(Identity caller, @RequestBody HoldBody body) {
        caller.requireService();
        Hold hold;
        try {
            hold = new Hold(
                    Fields.id(body.id),
                    new AccountId(body.account),
                    Fields.amount(body.amount),
                    new AccountKey(body.creditKind, body.creditOwner, Fields.asset(body.asset)),
                    body.reference == null ? TransferId.NONE : Fields.id(body.reference),
                    body.expires);
        } catch (IllegalArgumentException wrong) {
            throw Fields.refused(HttpStatus.BAD_REQUEST, "HOLD_INVALID", String.valueOf(wrong.getMessage()));
        }
        return answer(holds.place(hold));
    }

    @PostMapping("/internal/holds/{hold}/post")
    Answer post(Identity caller, @PathVariable("hold") String hold, @RequestBody EndBody body) {
        caller.requireService();
        return answer(holds.post(Fields.id(body.id), Fields.id(hold), Fields.amount(body.amount)));
    }

    @PostMapping("/internal/holds/{hold}/void")
    Answer voidAll(Identity caller, @PathVariable("hold") String hold, @RequestBody EndBody body) {
        caller.requireService();
        return answer(holds.voidAll(Fields.id(body.id), Fields.id(hold)));
    }

    private static Answer answer(HoldResult result) {
        return switch (result) {
            case HoldResult.Done _ -> new Answer(false);
            case HoldResult.AlreadyDone _ -> new Answer(true);
            case HoldResult.Refused refused ->
                throw Fields.refused(
                        HttpStatus.CONFLICT, refused.reason().name(), "refused with code " + refused.reason().code);
        };
    }
}
