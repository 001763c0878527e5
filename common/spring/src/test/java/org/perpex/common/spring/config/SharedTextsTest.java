package org.perpex.common.spring.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SharedTextsTest {

    private final Map<String, String> nacos = new HashMap<>(Map.of("rules.json", "[]", "other.json", "{}"));
    private final List<String> rules = new ArrayList<>();
    private final List<String> others = new ArrayList<>();
    private boolean away;
    private final SharedTexts texts = new SharedTexts(
            List.of(new SharedText("rules.json", this::take), new SharedText("other.json", others::add)), this::read);

    private void take(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("no rules");
        }
        rules.add(text);
    }

    private @Nullable String read(String dataId) {
        if (away) {
            throw new IllegalStateException("nobody answers");
        }
        return nacos.get(dataId);
    }

    @Test
    void eachIsTakenAtTheStartAndWhenItHasChanged() {
        texts.afterSingletonsInstantiated();
        texts.look();
        nacos.put("rules.json", "[1]");
        texts.look();
        texts.look();
        assertThat(rules).containsExactly("[]", "[1]");
        assertThat(others).containsExactly("{}");
    }

    @Test
    void whatIsAwayOrGoneChangesNothing() {
        texts.afterSingletonsInstantiated();
        away = true;
        texts.look();
        away = false;
        nacos.remove("rules.json");
        texts.look();
        nacos.put("rules.json", "[2]");
        texts.look();
        assertThat(rules).containsExactly("[]", "[2]");
    }

    @Test
    void aTextThatCannotBeUsedStopsNeitherTheOthersNorTheNext() {
        nacos.put("rules.json", "");
        texts.afterSingletonsInstantiated();
        assertThat(others).containsExactly("{}");
        nacos.put("rules.json", "[3]");
        texts.look();
        assertThat(rules).containsExactly("[3]");
    }
}
