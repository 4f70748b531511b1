package io.baton.domain;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import io.baton.domain.error.ModelOrchestratorError;
import io.baton.domain.model.Attempt;

import org.junit.jupiter.api.Test;

class DomainRulesTest {
    private static final JavaClasses DOMAIN =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("io.baton.domain");

    @Test
    void theDomainSeesNothingButTheJdkAndJSpecify() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "io.baton.domain..")
                .check(DOMAIN);
    }

    @Test
    void itsPackagesFormNoCycle() {
        slices().matching("io.baton.domain.(*)..")
                .should()
                .beFreeOfCycles()
                // An error lists the calls that led to it, and a call names its error's code.
                .ignoreDependency(ModelOrchestratorError.class, Attempt.class)
                .check(DOMAIN);
    }
}
