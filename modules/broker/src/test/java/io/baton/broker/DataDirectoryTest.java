package io.baton.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class DataDirectoryTest {
    @TempDir Path folder;

    @Test
    void createsWhatIsMissing() {
        Path missing = folder.resolve("a").resolve("b");

        try (var data = DataDirectory.open(missing)) {
            assertThat(data.folder()).isDirectory();
        }
    }

    @Test
    void isOpenOnceAtATime() {
        try (var first = DataDirectory.open(folder)) {
            assertThatExceptionOfType(BrokerStartException.class)
                    .isThrownBy(() -> DataDirectory.open(first.folder()))
                    .withMessageContaining(folder.toString())
                    .withMessageContaining("in use")
                    .withMessageContaining("process " + ProcessHandle.current().pid());
        }
        try (var again = DataDirectory.open(folder)) {
            assertThat(again.logDir()).isEqualTo(folder.resolve("kafka"));
        }
    }

    @Test
    void refusesAFile() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatExceptionOfType(BrokerStartException.class)
                .isThrownBy(() -> DataDirectory.open(file))
                .withMessageContaining(file + " is a file")
                .withMessageContaining("--data-dir");
    }

    @Test
    void refusesAFolderThatCannotBeMade() throws IOException {
        Path below = Files.createFile(folder.resolve("file")).resolve("below");

        assertThatExceptionOfType(BrokerStartException.class)
                .isThrownBy(() -> DataDirectory.open(below))
                .withMessageContaining("Cannot write into the data folder " + below);
    }
}
