package io.baton.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What keeps the roles apart and the topic names in one place. */
class ApplicationRulesTest {
    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("io.baton.app");

    /** A whole topic name, or the beginning of one; the keys of settings begin alike and go on. */
    private static final Pattern TOPIC_NAME =
            Pattern.compile(
                    "\"(dlq\\.|baton\\.(work|stages)\\.|baton\\.(tasks|plans|results|control|events|models|answers|learning)\")");

    @Test
    void noRoleKnowsAnother() {
        List<String> roles = List.of("analyzer", "worker", "synthesizer");
        for (String role : roles) {
            for (String other : roles) {
                // BatonApplication and RunningBaton put the roles together; they are no role.
                if (!role.equals(other)) {
                    noClasses()
                            .that()
                            .resideInAPackage("io.baton.app." + role + "..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAPackage("io.baton.app." + other + "..")
                            .check(CLASSES);
                }
            }
        }
    }

    @Test
    void wireAndDomainMeetInTheMappingAndAtTheEdgesOfRolesOnly() {
        noClasses()
                .that()
                .resideInAnyPackage("io.baton.app.config..", "io.baton.app.worker.lane..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.baton.wire.avro..")
                .check(CLASSES);
    }

    @Test
    void packagesOfTheWorkerFormNoCycle() {
        slices().matching("io.baton.app.worker.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlyTopologySpellsTopicNames() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("../"))) {
            List<Path> spelling =
                    sources.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> file.toString().contains("src/main"))
                            .filter(file -> !file.endsWith("Topology.java"))
                            .filter(ApplicationRulesTest::spellsATopic)
                            .toList();
            assertThat(spelling).isEmpty();
        }
    }

    private static boolean spellsATopic(Path file) {
        try {
            return TOPIC_NAME.matcher(Files.readString(file)).find();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
