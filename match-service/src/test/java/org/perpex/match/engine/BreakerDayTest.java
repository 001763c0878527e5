package org.perpex.match.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.perpex.match.engine.Fixtures.BTC_PERP;
import static org.perpex.match.engine.Fixtures.buy;
import static org.perpex.match.engine.Fixtures.sell;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.perpex.common.contract.BookInput;
import org.perpex.common.contract.EngineInput;
import org.perpex.common.contract.MarketCommand;
import org.perpex.common.contract.engine.Engine;
import org.perpex.common.core.MarketPhase;
import org.perpex.common.core.MarketSpec;

/** One day of a market with a circuit breaker: every fact that it says is in a golden file. */
class BreakerDayTest {

    private static final long MINUTE = 60_000;

    private final StringBuilder said = new StringBuilder();
    private long id = 1;
    private long now;

    @Test
    void saysWhatTheGoldenFileHolds() throws IOException {
        live(new MatchEngine());
        assertThat(said.toString()).isEqualTo(golden());
    }

    @Test
    void isTheDayOfTheModelToo() throws IOException {
        live(new NaiveBooks());
        assertThat(said.toString()).isEqualTo(golden());
    }

    private static String golden() throws IOException {
        try (InputStream in = BreakerDayTest.class.getResourceAsStream("/golden/breaker-day.txt")) {
            return new String(Objects.requireNonNull(in, "golden file").readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Opens by auction, rises calmly, falls too fast, falls again at once, is halted by an operator, settles. */
    private void live(Engine<BookInput> engine) {
        MarketSpec.Guards guards = new MarketSpec.Guards(0, 50_000, MINUTE, 5 * MINUTE, MINUTE / 2, 0, 0);
        give(engine, new MarketCommand.ListMarket(Fixtures.spec(BTC_PERP, 1_500_000, 500_000, 1_000, guards)));
        give(engine, new MarketCommand.SetPrices(1, 1, List.of(new MarketCommand.MarketPrice(BTC_PERP, 1_000, 1_000))));
        place(engine, buy(id++, 10, 1_001));
        place(engine, sell(id++, 4, 999));
        give(engine, new MarketCommand.SetPhase(BTC_PERP, MarketPhase.TRADING));
        for (int step = 1; step <= 8; step++) {
            now += MINUTE;
            place(engine, sell(id++, 1, 1_000 + 20 * step));
            place(engine, buy(id++, 1, 1_000 + 20 * step));
        }
        now += MINUTE;
        place(engine, buy(id++, 5, 1_110));
        place(engine, buy(id++, 5, 1_101));
        place(engine, sell(id++, 12, 1_000));
        pass(engine, 5 * MINUTE);
        place(engine, buy(id++, 1, 1_050));
        pass(engine, MINUTE / 2);
        now += 1;
        place(engine, buy(id++, 3, 900));
        place(engine, sell(id++, 20, 890).market());
        pass(engine, 10 * MINUTE);
        give(engine, new MarketCommand.SetPhase(BTC_PERP, MarketPhase.HALTED));
        pass(engine, MINUTE);
        give(engine, new MarketCommand.SetPhase(BTC_PERP, MarketPhase.SETTLING));
    }

    private void pass(Engine<BookInput> engine, long millis) {
        now += millis - 1;
        give(engine, new EngineInput.Tick(1));
        now += 1;
        give(engine, new EngineInput.Tick(1));
    }

    private void place(Engine<BookInput> engine, Fixtures.Draft draft) {
        give(engine, draft.in(BTC_PERP));
    }

    private void give(Engine<BookInput> engine, BookInput input) {
        Heard heard = new Heard();
        engine.apply(now, input, heard);
        heard.facts.forEach(fact -> said.append("%d %s %s%n"
                .formatted(now, fact.destination().topic(), fact.fact())
                .replace(System.lineSeparator(), "\n")));
    }
}
