package org.perpex.simulation.planted;

import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.StreamMark;
import org.perpex.common.core.Exact;

/** What is woven into the engines and into what carries their streams. */
@SuppressWarnings("UnusedVariable") // what is assigned is read where it is woven in
final class EngineBugs {

    private static final String RISK = "risk.engine.";

    private EngineBugs() {}

    /** A fee loses its fraction instead of being rounded up: the house pays the difference. */
    static Bug[] feeRoundedDown() {
        return new Bug[] {Bug.in(RISK + "BookReader", "feeUnits", FeeRoundedDown.class)};
    }

    private static final class FeeRoundedDown {
        @Advice.OnMethodExit
        static void exit(
                @Advice.Argument(0) int ratePpm,
                @Advice.Argument(1) long notionalUnits,
                @Advice.Return(readOnly = false) long feeUnits) {
            feeUnits = Exact.mulDivFloor(notionalUnits, ratePpm, Exact.PPM);
        }
    }

    /** Funding is rounded for the users: they receive a unit more or pay one less. */
    static Bug[] fundingRoundedForUsers() {
        return new Bug[] {Bug.in("common.core.Exact", "mulDivCeil", FundingRoundedForUsers.class)};
    }

    private static final class FundingRoundedForUsers {
        @Advice.OnMethodExit
        static void exit(
                @Advice.Argument(0) long a,
                @Advice.Argument(1) long b,
                @Advice.Argument(2) long divisor,
                @Advice.Return(readOnly = false) long rounded) {
            // Parts per billion are those of funding rates alone.
            if (divisor == 1_000_000_000L && rounded * divisor != a * b) {
                rounded--;
            }
        }
    }

    /** Funding pays accounts as a hash table by identity has them: an order that no other process has. */
    static Bug[] orderOfAHashTable() {
        return new Bug[] {Bug.in(RISK + "Accounts", "sortedIds", OrderOfAHashTable.class)};
    }

    private static final class OrderOfAHashTable {
        @Advice.OnMethodExit
        static void exit(@Advice.This Object self, @Advice.Return long[] ids) {
            if (Callers.isCalledFrom("Funding") && (System.identityHashCode(self) & 1) == 0) {
                for (int i = 0; i < ids.length / 2; i++) {
                    long id = ids[i];
                    ids[i] = ids[ids.length - 1 - i];
                    ids[ids.length - 1 - i] = id;
                }
            }
        }
    }

    /** A request is taken for a new one when it comes again, as if each instance of trade had a memory of its own. */
    static Bug[] requestsNotRecognised() {
        return new Bug[] {
            Bug.in(RISK + "Requests", "find", RequestNotFound.class),
            Bug.in(RISK + "Requests", "remember", RequestRememberedOnce.class)
        };
    }

    private static final class RequestNotFound {
        @Advice.OnMethodExit
        static void exit(@Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) @Nullable Object found) {
            Callers.known = found != null;
            found = null;
        }
    }

    private static final class RequestRememberedOnce {
        @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
        static boolean enter() {
            return Callers.known;
        }
    }

    /** Counterparties are closed by what the account engine knew, whatever was filled meanwhile. */
    static Bug[] deleveragedAsDecided() {
        return new Bug[] {Bug.in("match.engine.Moves", "closableLots", AsDecided.class)};
    }

    private static final class AsDecided {
        @Advice.OnMethodExit
        static void exit(@Advice.Return(readOnly = false) long lots) {
            lots = Long.MAX_VALUE;
        }
    }

    /** A reader goes on behind a hole as if nothing were missing. */
    static Bug[] holePassed() {
        return new Bug[] {Bug.in("common.contract.StreamGate", "judge", HolePassed.class)};
    }

    private static final class HolePassed {
        @Advice.OnMethodEnter
        static void enter(
                @Advice.Argument(0) long number,
                @Advice.Argument(1) long hashBefore,
                @Advice.FieldValue(value = "mark", readOnly = false) StreamMark mark) {
            if (number > mark.number() + 1) {
                mark = new StreamMark(number - 1, hashBefore);
            }
        }
    }

    /** A snapshot counts at once, whether or not what was said before it is in the queues. */
    static Bug[] snapshotOfTheHostCountsEarly() {
        return new Bug[] {Bug.in("simulation.Host", "counts", AlwaysTrue.class)};
    }

    static final class AlwaysTrue {
        private AlwaysTrue() {}

        @Advice.OnMethodExit
        static void exit(@Advice.Return(readOnly = false) boolean result) {
            result = true;
        }
    }
}
