package org.perpex.match.engine;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.perpex.common.contract.BookInput;

/** The engine beside the model, on streams of inputs that nobody has chosen: 200,000, at night two million. */
class RandomComparisonTest {

    private static final int STREAMS = 20;
    private static final int COMMANDS = Boolean.getBoolean("perpex.nightly") ? 100_000 : 10_000;

    @Property(tries = STREAMS, shrinking = ShrinkingMode.OFF)
    void saysWhatTheModelSays(@ForAll long seed) {
        Commands commands = new Commands(seed);
        MatchEngine engine = new MatchEngine();
        NaiveBooks naive = new NaiveBooks();
        Heard heard = new Heard();
        Heard expected = new Heard();
        for (int i = 0; i < COMMANDS; i++) {
            BookInput input = commands.next();
            engine.apply(commands.timeMillis(), input, heard);
            naive.apply(commands.timeMillis(), input, expected);
            assertThat(heard.facts).as("command %d: %s", i, input).isEqualTo(expected.facts);
            heard.facts.clear();
            expected.facts.clear();
        }
    }
}
