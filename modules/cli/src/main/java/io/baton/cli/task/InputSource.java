package io.baton.cli.task;

import io.baton.cli.failure.UserError;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a text from a file, or from standard input where the file is called {@code -}. */
final class InputSource {
    private final InputStream standardInput;
    private final int mostBytes;

    /**
     * @param mostBytes what is larger is refused, never cut
     */
    InputSource(InputStream standardInput, int mostBytes) {
        this.standardInput = standardInput;
        this.mostBytes = mostBytes;
    }

    /**
     * The whole text.
     *
     * @throws UserError when it can't be read, is too large or is no UTF-8 text
     */
    String read(String option, String name) {
        try (InputStream stream = name.equals("-") ? standardInput : open(option, name)) {
            byte[] bytes = stream.readNBytes(mostBytes + 1);
            if (bytes.length > mostBytes) {
                throw new UserError(
                        "The text of %s %s is larger than %d bytes, the most a task takes. Shorten it; nothing is ever cut for you."
                                .formatted(option, name, mostBytes));
            }
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new UserError(
                    "The text of %s %s is not UTF-8. Convert it, for example with iconv."
                            .formatted(option, name),
                    e);
        } catch (IOException e) {
            throw new UserError(
                    "The file %s of %s cannot be read: %s".formatted(name, option, e.getMessage()),
                    e);
        }
    }

    private static InputStream open(String option, String name) throws IOException {
        Path file = Path.of(name);
        if (!Files.isRegularFile(file)) {
            throw new UserError(
                    "There is no file %s for %s. Check the path, or use - for standard input."
                            .formatted(name, option));
        }
        return Files.newInputStream(file);
    }
}
