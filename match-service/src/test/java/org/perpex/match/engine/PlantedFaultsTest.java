package org.perpex.match.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodTransform;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.perpex.common.contract.BookInput;
import org.perpex.common.contract.engine.Engine;

/** The comparison with the model finds a fault in the engine: each of these is one method that does its work no more. */
class PlantedFaultsTest {

    private static final int COMMANDS_MAX = 200_000;

    private enum Fault {
        A_TRIPPED_PROTECTION_REFUSES_NOTHING("Protections", "refuses", Instead.NO),
        OPEN_INTEREST_IS_NEVER_FULL("OpenInterest", "isFull", Instead.NO),
        AUCTIONS_FORGET_THE_REFERENCE("Uncrossing", "isNearer", Instead.NO),
        AUCTIONS_TRADE_MORE_THAN_POSITIONS_COVER("Auction", "covers", Instead.YES),
        AUCTIONS_TRADE_WITH_ONESELF("Auction", "meetsItself", Instead.NO),
        EVERY_PHASE_MAY_FOLLOW("Phases", "mayFollow", Instead.YES),
        THE_BREAKER_NOTES_NO_PRICE("Breaker", "note", Instead.NOTHING),
        ORDERS_MAY_WORK_AGAINST_THEIR_POSITION_SIDE("Admission", "isOffSide", Instead.NO),
        TRADE_GROUPS_STAY_ON_ONE_SIDE("Accounts", "groupOthers", Instead.NOTHING),
        COUNTDOWNS_NEVER_END("Countdowns", "end", Instead.NOTHING),
        REDUCE_ONLY_ORDERS_STAY_AS_LARGE("ReduceOnly", "trim", Instead.NOTHING),
        FILL_OR_KILL_COUNTS_NOTHING_HIDDEN("FillOrKill", "countHidden", Instead.NOTHING),
        AMENDMENTS_ALWAYS_LOSE_THEIR_PLACE("Amending", "keepsPlace", Instead.NO),
        ICEBERGS_SHOW_NOTHING_ANEW("Matching", "showAnew", Instead.NOTHING);

        private final String type;
        private final String method;
        private final Instead instead;

        Fault(String type, String method, Instead instead) {
            this.type = type;
            this.method = method;
            this.instead = instead;
        }
    }

    /** What a faulty method does instead of its work. */
    private enum Instead {
        NOTHING,
        YES,
        NO
    }

    @ParameterizedTest
    @EnumSource
    void isFound(Fault fault) throws ReflectiveOperationException {
        assertThat(firstDifference(faulty(fault))).as("%s", fault).isLessThan(COMMANDS_MAX);
    }

    @SuppressWarnings("unchecked")
    private static Engine<BookInput> faulty(Fault fault) throws ReflectiveOperationException {
        Class<?> type = new FaultyLoader(fault).loadClass(MatchEngine.class.getName());
        assertThat(type).isNotEqualTo(MatchEngine.class);
        return (Engine<BookInput>) type.getConstructor().newInstance();
    }

    /** Returns the number of the first command to which the two answer differently; a check that fails is a difference. */
    private static int firstDifference(Engine<BookInput> engine) {
        Commands commands = new Commands(11);
        NaiveBooks naive = new NaiveBooks();
        Heard heard = new Heard();
        Heard expected = new Heard();
        for (int i = 0; i < COMMANDS_MAX; i++) {
            BookInput input = commands.next();
            naive.apply(commands.timeMillis(), input, expected);
            try {
                engine.apply(commands.timeMillis(), input, heard);
            } catch (IllegalStateException checkFailed) {
                return i;
            }
            if (!heard.facts.equals(expected.facts)) {
                return i;
            }
            heard.facts.clear();
            expected.facts.clear();
        }
        return COMMANDS_MAX;
    }

    /** Loads the engine once more, with one method replaced. */
    private static final class FaultyLoader extends ClassLoader {

        private static final String ENGINE = MatchEngine.class.getPackageName() + ".";

        private final Fault fault;

        FaultyLoader(Fault fault) {
            super(PlantedFaultsTest.class.getClassLoader());
            this.fault = fault;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(ENGINE)) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : define(name);
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = Objects.requireNonNull(in, name).readAllBytes();
                byte[] planted = name.equals(ENGINE + fault.type) ? plant(bytes) : bytes;
                return defineClass(name, planted, 0, planted.length);
            } catch (IOException unreadable) {
                throw new ClassNotFoundException(name, unreadable);
            }
        }

        private byte[] plant(byte[] bytes) {
            ClassFile file = ClassFile.of();
            MethodTransform faulty = (method, element) -> {
                if (element instanceof CodeModel) {
                    method.withCode(code -> {
                        switch (fault.instead) {
                            case NOTHING -> code.return_();
                            case YES -> code.iconst_1().ireturn();
                            case NO -> code.iconst_0().ireturn();
                        }
                    });
                } else {
                    method.with(element);
                }
            };
            return file.transformClass(
                    file.parse(bytes),
                    ClassTransform.transformingMethods(
                            method -> method.methodName().equalsString(fault.method), faulty));
        }
    }
}
