package org.perpex.common.testkit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/**
 * The architecture rules of {@code docs/STYLE.md}. A service holds itself to them in one test:
 *
 * <pre>{@code
 * class ArchitectureTest {
 *     @Test
 *     void keepsTheRules() {
 *         ArchitectureRules.check("match");
 *     }
 * }
 * }</pre>
 */
public final class ArchitectureRules {

    private static final String ROOT = "org.perpex";

    private static final List<String> SERVICES =
            List.of("gateway", "user", "trade", "wallet", "finance", "market", "risk", "notify", "match");

    /** The packages of a service that connect its features to the world; features know nothing of them. */
    private static final List<String> ROLES = List.of("api", "messaging", "store", "client", "config");

    private ArchitectureRules() {}

    /** Checks all rules on the classes of one service, without its tests. */
    public static void check(String service) {
        if (!SERVICES.contains(service)) {
            throw new IllegalArgumentException("not a service: " + service);
        }
        checkPackage(ROOT + "." + service, ROLES);
    }

    /** Checks all rules on a module that is not a service, named by its base package. It has no roles. */
    public static void checkModule(String basePackage) {
        checkPackage(basePackage, List.of());
    }

    private static void checkPackage(String base, List<String> roles) {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(base);
        if (classes.isEmpty()) {
            throw new AssertionError("no class found below " + base);
        }
        rules(base, roles).forEach(rule -> rule.allowEmptyShould(true).check(classes));
    }

    static List<ArchRule> rules(String base, List<String> roles) {
        return Stream.concat(
                        Stream.of(
                                enginesArePure(base),
                                enginesReadNoClockAndDrawNoRandomness(),
                                noFloatingPointFields(),
                                servicesStandAlone(base),
                                featuresAreFreeOfCycles(base),
                                packagesAreNullMarked(),
                                GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION,
                                GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS,
                                GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS),
                        roles.isEmpty() ? Stream.of() : Stream.of(featuresKnowNoRoles(base, roles)))
                .toList();
    }

    private static ArchRule enginesArePure(String base) {
        return classes()
                .that()
                .resideInAPackage(ROOT + "..engine..")
                .and()
                .resideOutsideOfPackage(ROOT + ".common.spring..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(engineMayUse(base))
                .because("an engine gets everything from its inputs");
    }

    private static String[] engineMayUse(String base) {
        return new String[] {
            base + "..engine..",
            "org.perpex.common.core..",
            "org.perpex.common.contract..",
            "java.lang..",
            "java.util..",
            "org.agrona..",
            "org.jspecify..",
        };
    }

    private static ArchRule enginesReadNoClockAndDrawNoRandomness() {
        return CompositeArchRule.of(engines().should().callMethod(System.class, "nanoTime"))
                .and(engines().should().callMethod(System.class, "currentTimeMillis"))
                .and(engines().should().callMethod(System.class, "getenv", String.class))
                .and(engines().should().callMethod(System.class, "getProperty", String.class))
                .and(engines().should().callMethod(System.class, "identityHashCode", Object.class))
                .and(engines().should().callMethod(Math.class, "random"))
                .and(engines().should().callMethod(UUID.class, "randomUUID"))
                .and(engines()
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("java.time..", "java.util.random..", "java.util.logging..", "org.slf4j.."))
                .and(engines().should().dependOnClassesThat().belongToAnyOf(Random.class, Thread.class))
                .because("the same inputs give the same outputs, bit for bit");
    }

    private static GivenClassesConjunction engines() {
        return noClasses()
                .that()
                .resideInAPackage(ROOT + "..engine..")
                .and()
                .resideOutsideOfPackage(ROOT + ".common.spring..");
    }

    private static ArchRule noFloatingPointFields() {
        return noFields()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage(ROOT + "..")
                .should()
                .haveRawType(double.class)
                .orShould()
                .haveRawType(float.class)
                .orShould()
                .haveRawType(Double.class)
                .orShould()
                .haveRawType(Float.class)
                .because("prices are ticks, sizes are lots, money is a long of its smallest unit");
    }

    private static ArchRule featuresKnowNoRoles(String base, List<String> roles) {
        String[] rolePackages =
                roles.stream().map(role -> base + ".." + role + "..").toArray(String[]::new);
        return noClasses()
                .that()
                .resideOutsideOfPackages(rolePackages)
                .and()
                .resideOutsideOfPackage(base)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(rolePackages)
                .because("a feature declares the ports that it needs, and roles implement them");
    }

    private static ArchRule servicesStandAlone(String base) {
        String[] others = SERVICES.stream()
                .filter(service -> !base.equals(ROOT + "." + service))
                .map(service -> ROOT + "." + service + "..")
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(base + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .because("services meet in " + ROOT + ".common.contract");
    }

    private static ArchRule featuresAreFreeOfCycles(String base) {
        return slices().matching(base + ".(*)..").should().beFreeOfCycles();
    }

    private static ArchRule packagesAreNullMarked() {
        return classes().should(new LieInNullMarkedPackages());
    }

    /** Reports each package once that has classes but no {@code @NullMarked} package-info. */
    private static final class LieInNullMarkedPackages extends ArchCondition<JavaClass> {

        private final TreeSet<String> reported = new TreeSet<>();

        LieInNullMarkedPackages() {
            super("lie in a package whose package-info is @NullMarked");
        }

        @Override
        public void check(JavaClass item, ConditionEvents events) {
            JavaPackage home = item.getPackage();
            if (home.isAnnotatedWith(NullMarked.class) || !reported.add(home.getName())) {
                return;
            }
            events.add(SimpleConditionEvent.violated(item, "package " + home.getName() + " is not @NullMarked"));
        }
    }
}
