package org.perpex.common.contract;

import static org.perpex.common.contract.Samples.ALICE;
import static org.perpex.common.contract.Samples.REQUEST;

import java.util.List;
import org.perpex.common.core.MoveCause;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.Side;

/** A fact of the book of every kind beside those of {@link Samples}, with a different value in each field. */
final class BookSamples {

    static final List<Message> ALL = List.of(
            new BookFact.Amended(REQUEST, 3086L, ALICE, 901, Side.SELL, 3114L, -1121L, 3128L, 3135L, -1142L, true),
            new BookFact.AmendRejected(REQUEST, -1163L, ALICE, 934, RejectReason.AMEND_UNCHANGED),
            new BookFact.PriceIndicated(940, 3198L, -1205L, 3212L),
            new BookFact.TopChecked(952, -1226L, 3233L),
            new PositionFact.Moved(
                    REQUEST,
                    964,
                    3254L,
                    MoveCause.DELEVERAGE,
                    ALICE,
                    PositionSide.SHORT,
                    3282L,
                    PositionSide.SHORT,
                    3296L,
                    3303L),
            new PositionFact.MovesEnded(REQUEST, ALICE, 997, MoveCause.DELEVERAGE, 3338L, 3345L),
            new PositionFact.Settled(REQUEST, ALICE, 1015, PositionSide.SHORT, 3380L, 3387L),
            new PositionFact.MarketSettled(REQUEST, 1030, 1033, -1415L),
            new GuardFact.CountdownSet(REQUEST, ALICE, 1045, 1700000000349L),
            new GuardFact.CountdownEnded(ALICE, 1054, 1057),
            new GuardFact.ProtectionSet(REQUEST, ALICE, 1066, 1700000000356L, -1499L, 1075, 1700000000359L),
            new GuardFact.ProtectionTripped(ALICE, 1084, 3534L, 1090, 1700000000364L),
            new GuardFact.ProtectionReset(REQUEST, ALICE, 1102),
            new GuardFact.BreakerTripped(1105, -1583L, 3590L, 1114, 1700000000372L));

    private BookSamples() {}
}
