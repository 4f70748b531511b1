package io.baton.app.config;

import io.baton.domain.chain.PromptComposer;
import io.baton.domain.chain.Role;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Prompt templates of the user's own: files {@code <role>.txt} in one folder. */
public final class PromptFiles {
    private static final String KEY = "baton.prompts-dir";
    private static final String SUFFIX = ".txt";

    private PromptFiles() {}

    /**
     * A composer with the templates of that folder, and Baton's own for the other roles.
     *
     * @param folder absent when all templates are Baton's
     * @throws InvalidSettingException naming the file and what is wrong with it
     */
    public static PromptComposer composer(@Nullable String folder) {
        if (folder == null) {
            return new PromptComposer();
        }
        Map<Role, String> own = new EnumMap<>(Role.class);
        for (Path file : files(Path.of(folder))) {
            String name = file.getFileName().toString();
            Role role =
                    Role.of(name.substring(0, name.length() - SUFFIX.length()))
                            .orElseThrow(
                                    () ->
                                            new InvalidSettingException(
                                                    "%s: %s belongs to no role; rename it to a role's name, such as reviewer.txt"
                                                            .formatted(KEY, file)));
            own.put(role, text(file));
        }
        try {
            return new PromptComposer(own);
        } catch (IllegalStateException e) {
            throw new InvalidSettingException("%s %s: %s".formatted(KEY, folder, e.getMessage()));
        }
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
        } catch (IOException e) {
            throw new InvalidSettingException(
                    "%s is '%s', which cannot be read as a folder; correct it or leave it out"
                            .formatted(KEY, folder));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new InvalidSettingException(
                    "%s: %s cannot be read as UTF-8 text".formatted(KEY, file));
        }
    }
}
