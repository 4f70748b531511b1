package io.baton.cli.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.wire.avro.TaskConstraints;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import picocli.CommandLine;

class ConstraintOptionsTest {

    @Test
    void theCacheIsAskedForRefusedOrLeftToTheInstallation() {
        assertThat(parse("--cache")).extracting(TaskConstraints::getCache).isEqualTo(true);
        assertThat(parse("--no-cache")).extracting(TaskConstraints::getCache).isEqualTo(false);
        assertThat(parse("--model", "m")).extracting(TaskConstraints::getCache).isNull();
        assertThat(parse()).isNull();
    }

    @Test
    void aCeilingOfCostIsAConstraintOfItsOwn() {
        assertThat(parse("--max-cost", "0.05"))
                .extracting(TaskConstraints::getMaxCost)
                .isEqualTo(0.05);
    }

    @Test
    void anInputIsCondensedOnlyWhenThatIsAllowed() {
        assertThat(parse("--condense-input"))
                .extracting(TaskConstraints::getCondenseInput)
                .isEqualTo(true);
        assertThat(parse("--model", "m"))
                .extracting(TaskConstraints::getCondenseInput)
                .isEqualTo(false);
    }

    private static @Nullable TaskConstraints parse(String... arguments) {
        return CommandLine.populateCommand(new ConstraintOptions(), arguments).constraints();
    }
}
