package org.perpex.common.spring.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SharedSettingsTest {

    private static final SharedSettings.Document SHARED = new SharedSettings.Document("shared.yaml", "PERPEX");
    private static final SharedSettings.Document KEYS = new SharedSettings.Document("keys.yaml", "PERPEX");

    private final Map<SharedSettings.Document, String> nacos = new HashMap<>(Map.of(SHARED, "a: 1", KEYS, "k: 1"));
    private final AtomicInteger refreshes = new AtomicInteger();
    private boolean away;
    private final Map<SharedSettings.Document, String> loaded = Map.copyOf(nacos);
    private final SharedSettings.Source source = new SharedSettings.Source() {

        @Override
        public @Nullable String read(SharedSettings.Document document) {
            if (away) {
                throw new IllegalStateException("nobody answers");
            }
            return nacos.get(document);
        }

        @Override
        public boolean isLoaded(SharedSettings.Document document, String text) {
            return text.equals(loaded.get(document));
        }
    };
    private final SharedSettings settings =
            new SharedSettings(List.of(SHARED, KEYS), source, refreshes::incrementAndGet);

    @Test
    void aChangeRefreshesOnce() {
        settings.look();
        settings.look();
        assertThat(refreshes).hasValue(0);
        nacos.put(SHARED, "a: 2");
        settings.look();
        settings.look();
        assertThat(refreshes).hasValue(1);
    }

    @Test
    void aChangeBetweenTheLoadAtTheStartAndTheFirstLookIsSeen() {
        nacos.put(SHARED, "a: 2");
        settings.look();
        settings.look();
        assertThat(refreshes).hasValue(1);
    }

    @Test
    void aChangeSinceTheStartIsSeenAtTheFirstLookThatIsAnswered() {
        away = true;
        settings.look();
        nacos.put(KEYS, "k: 2");
        away = false;
        settings.look();
        assertThat(refreshes).hasValue(1);
    }

    @Test
    void changesOfSeveralTextsAreOneRefresh() {
        settings.look();
        nacos.put(SHARED, "a: 2");
        nacos.put(KEYS, "k: 2");
        settings.look();
        assertThat(refreshes).hasValue(1);
    }

    @Test
    void aChangeWhileNacosIsAwayIsSeenAfterwards() {
        settings.look();
        away = true;
        nacos.put(SHARED, "a: 2");
        settings.look();
        assertThat(refreshes).hasValue(0);
        away = false;
        settings.look();
        assertThat(refreshes).hasValue(1);
    }

    @Test
    void aTextThatIsGoneLeavesWhatWasInForce() {
        settings.look();
        nacos.remove(SHARED);
        settings.look();
        assertThat(refreshes).hasValue(0);
    }

    @Test
    void settingsThatCannotBeUsedDoNotEndTheLooking() {
        SharedSettings strict = new SharedSettings(List.of(SHARED), source, () -> {
            refreshes.incrementAndGet();
            throw new IllegalArgumentException("out of range");
        });
        strict.look();
        nacos.put(SHARED, "a: 2");
        strict.look();
        nacos.put(SHARED, "a: 3");
        strict.look();
        assertThat(refreshes).hasValue(2);
    }
}
