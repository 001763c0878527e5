package org.perpex.common.spring.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class EngineArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.perpex.common.spring");

    @Test
    void noClassOfTheBrokerIsBehindThePort() {
        noClasses()
                .that()
                .resideInAPackage("org.perpex.common.spring.engine..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.rocketmq..", "org.perpex.common.spring.rocketmq..")
                .because("the input of an engine may come from elsewhere one day")
                .check(CLASSES);
    }

    @Test
    void theHostReadsNoClockOfItsOwn() {
        noClasses()
                .that()
                .resideInAPackage("org.perpex.common.spring.engine..")
                .should()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(CLASSES);
    }
}
