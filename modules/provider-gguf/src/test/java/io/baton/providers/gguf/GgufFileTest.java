package io.baton.providers.gguf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

/** Native code ends the process when it is given nonsense, so nonsense has to be told before. */
final class GgufFileTest {
    @TempDir Path folder;
    private Path file;
    private byte[] bytes;

    @BeforeEach
    void write() throws IOException {
        file = TinyGguf.write(folder.resolve("Tiny-Q8_0.GGUF"));
        bytes = Files.readAllBytes(file);
    }

    @Test
    void readsWhatAModelSaysOfItself() throws Exception {
        // when
        GgufFile read = GgufFile.read(file);
        // then
        assertThat(read.name()).isEqualTo("Tiny-Q8_0");
        assertThat(read.architecture()).isEqualTo("llama");
        assertThat(read.trainedContext()).isEqualTo(TinyGguf.CONTEXT);
        assertThat(read.generates()).isTrue();
        assertThat(read.split()).isFalse();
        // Two heads of eight for keys and as many for values, two bytes each, in one layer.
        assertThat(read.memoryBytes(1000)).isEqualTo(bytes.length + 1000 * 2 * (8 + 8) * 2);
    }

    @Test
    void isNoLanguageModelWhenItOnlyEmbeds() throws Exception {
        assertThat(GgufFile.read(TinyGguf.write(file, "nomic-bert")).generates()).isFalse();
    }

    @Test
    void aFileThatLacksItsEndIsToldWhereverItWasCut() {
        for (int length = 0; length < bytes.length; length += 97) {
            int cut = length;
            assertThatThrownBy(() -> read(Arrays.copyOf(bytes, cut)))
                    .as("the first %d bytes of %d", cut, bytes.length)
                    .isInstanceOf(IOException.class);
        }
        assertThatThrownBy(() -> read(Arrays.copyOf(bytes, bytes.length - 1)))
                .hasMessageContaining("copy or download it again");
    }

    @Test
    void otherFilesAreToldByTheirFirstLetters() {
        assertThatThrownBy(() -> read("<!DOCTYPE html><html>".getBytes(US_ASCII)))
                .hasMessageContaining("does not begin with the letters GGUF");
    }

    @Test
    void aVersionNobodyKnowsIsNamed() {
        bytes[4] = 9;
        assertThatThrownBy(() -> read(bytes)).hasMessageContaining("version 9 of GGUF");
    }

    @Test
    void countsLargerThanTheFileAreNotBelieved() {
        Arrays.fill(bytes, 8, 16, (byte) 0x7f);
        assertThatThrownBy(() -> read(bytes))
                .hasMessageContaining("more entries than it has bytes");
    }

    @Test
    void damageAnywhereInTheHeaderIsToldOrHarmless() throws Exception {
        Random random = new Random(7);
        for (int i = 0; i < 3000; i++) {
            byte[] damaged = bytes.clone();
            damaged[random.nextInt(9000)] = (byte) random.nextInt();
            try {
                GgufFile read = read(damaged);
                assertThat(read.memoryBytes(1000)).isNotNegative();
                assertThat(read.trainedContext()).isNotNegative();
            } catch (IOException | ArithmeticException told) {
                assertThat(told).hasMessageMatching("(?s).+");
            }
        }
    }

    private GgufFile read(byte[] content) throws IOException {
        return GgufFile.read(Files.write(file, content));
    }
}
