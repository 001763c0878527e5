package org.perpex.common.testkit.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule finds the one class among the fixtures that breaks it, and leaves the good one alone. */
class ArchitectureRulesTest {

    private static final JavaClasses FIXTURES =
            new ClassFileImporter().importPackages("org.perpex.match", "org.perpex.risk");

    private static final List<String> VIOLATIONS =
            ArchitectureRules.rules("org.perpex.match", List.of("store")).stream()
                    .flatMap(rule ->
                            rule.allowEmptyShould(true).evaluate(FIXTURES).getFailureReport().getDetails().stream())
                    .toList();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ClockEngine.apply()> calls constructor <org.springframework",
                "ClockEngine.apply()> calls method <java.lang.System.nanoTime()>",
                "ClockEngine.price> has raw type double",
                "Feature.use()> calls method <org.perpex.match.store.Rows.read()>",
                "Feature.use()> calls method <org.perpex.risk.book.OtherService.call()>",
                "Cycle detected",
                "package org.perpex.match.unmarked is not @NullMarked",
                "Feature.rows> is annotated with @Autowired",
                "ClockEngine.apply()> gets field <java.lang.System.out>",
                "Rows.read()> calls constructor <java.lang.RuntimeException.<init>",
            })
    void findsTheViolation(String violation) {
        assertThat(VIOLATIONS).anyMatch(found -> found.contains(violation));
    }

    @Test
    void leavesAPureEngineAlone() {
        assertThat(VIOLATIONS).noneMatch(found -> found.contains("GoodEngine"));
    }

    @Test
    void refusesToCheckWhatIsNotThere() {
        assertThatThrownBy(() -> ArchitectureRules.check("macth")).hasMessageContaining("macth");
        assertThatThrownBy(() -> ArchitectureRules.check("wallet")).hasMessageContaining("no class found");
    }

    @Test
    void findsTheTestkitInOrder() {
        ArchitectureRules.checkModule("org.perpex.common.testkit");
    }
}
