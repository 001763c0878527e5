package org.perpex.common.spring.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A look each two seconds, at settings and texts whose source may fail or whose server may be away. */
@ExtendWith(OutputCaptureExtension.class)
class LastLookTest {

    private static final SharedSettings.Document SHARED = new SharedSettings.Document("shared.yaml", "PERPEX");
    private static final String WARNING = "could not be read for";
    private static final String AGAIN = "are read again, after";

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final LastLook last = new LastLook(nanos::get);
    private boolean settingsFail;
    private boolean textsFail;
    private boolean away;

    private final SharedSettings settings = new SharedSettings(
            List.of(SHARED),
            new SharedSettings.Source() {

                @Override
                public String read(SharedSettings.Document document) {
                    if (settingsFail) {
                        throw new IllegalStateException("refused");
                    }
                    return "a: 1";
                }

                @Override
                public boolean isLoaded(SharedSettings.Document document, String text) {
                    return true;
                }
            },
            () -> {});
    private final SharedTexts texts = new SharedTexts(List.of(new SharedText("rules.json", _ -> {})), _ -> {
        if (textsFail) {
            throw new IllegalStateException("refused");
        }
        return "[]";
    });
    private final ChangeWatch watch = new ChangeWatch(settings, texts, () -> !away, last);

    private void lookFor(int seconds) {
        for (int passed = 0; passed < seconds; passed += 2) {
            nanos.addAndGet(Duration.ofSeconds(2).toNanos());
            watch.look();
        }
    }

    @Test
    void isAsOldAsTheLastLookThatReadEverything() {
        lookFor(10);
        assertThat(last.ageMillis()).isZero();
        textsFail = true;
        lookFor(10);
        assertThat(last.ageMillis()).isEqualTo(10_000);
        textsFail = false;
        settingsFail = true;
        lookFor(10);
        assertThat(last.ageMillis()).isEqualTo(20_000);
        settingsFail = false;
        lookFor(2);
        assertThat(last.ageMillis()).isZero();
    }

    @Test
    void doesNotTakeTheCopiesOfTheClientForAnAnswer() {
        away = true;
        lookFor(12);
        assertThat(last.ageMillis()).isEqualTo(12_000);
    }

    @Test
    void warnsOnceWhenItIsOlderThanThirtySecondsAndSaysWhenItIsOver(CapturedOutput log) {
        away = true;
        lookFor(30);
        assertThat(log.getOut()).doesNotContain(WARNING);
        lookFor(30);
        assertThat(log.getOut()).containsOnlyOnce(WARNING);
        away = false;
        lookFor(10);
        assertThat(log.getOut()).containsOnlyOnce(AGAIN + " 62 s");
        away = true;
        lookFor(40);
        assertThat(log.getOut().split(WARNING))
                .as("it warns again the next time")
                .hasSize(3);
    }

    @Test
    void saysNothingOfAShortAbsence(CapturedOutput log) {
        away = true;
        lookFor(20);
        away = false;
        lookFor(4);
        assertThat(log.getOut()).doesNotContain(WARNING, AGAIN);
    }
}
