package org.perpex.risk.limits;

import org.jspecify.annotations.Nullable;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.RequestId;
import org.perpex.risk.engine.LimitChange;

/**
 * What became of a command about limits.
 *
 * @param request the input of the engine from which it holds, by its id
 * @param version of the account's limits that it made; null unless it holds
 * @param timeMillis engine time at which it was decided; null while that is not known
 * @param offset place in the engine's queue by which it was; null while that is not known, or known no more
 * @param refusal why it changed nothing; null unless it was refused
 */
public record Effect(
        String request,
        State state,
        @Nullable Long version,
        @Nullable Long timeMillis,
        @Nullable Long offset,
        @Nullable RejectReason refusal) {

    /** How far it has come. */
    public enum State {
        /** It holds. */
        EFFECTIVE,
        /** The engine refused it; it changed nothing. */
        REFUSED,
        /** The engine has not answered yet, or it never came: ask again, or send it again. */
        UNKNOWN
    }

    static Effect unknown(RequestId request) {
        return new Effect(request.toString(), State.UNKNOWN, null, null, null, null);
    }

    static Effect of(RequestId request, LimitAnswers.Answer answer) {
        return switch (answer) {
            case LimitAnswers.Answer.Taken taken ->
                new Effect(
                        request.toString(), State.EFFECTIVE, taken.version(), taken.timeMillis(), taken.offset(), null);
            case LimitAnswers.Answer.Refused refused ->
                new Effect(
                        request.toString(),
                        State.REFUSED,
                        null,
                        refused.timeMillis(),
                        refused.offset(),
                        refused.reason());
        };
    }

    static Effect of(LimitChange change) {
        return new Effect(
                change.change().request().toString(),
                State.EFFECTIVE,
                change.change().version(),
                change.timeMillis(),
                null,
                null);
    }
}
