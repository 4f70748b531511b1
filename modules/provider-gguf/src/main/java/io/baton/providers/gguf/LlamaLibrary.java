package io.baton.providers.gguf;

import de.kherud.llama.LlamaModel;
import de.kherud.llama.args.LogFormat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/**
 * Loads llama.cpp into this process, once. Its own loader would share one place with other
 * processes, delete what others keep there, and write to standard output; so the library is
 * unpacked into a folder that nobody else has.
 */
final class LlamaLibrary {
    private static boolean loaded;

    private LlamaLibrary() {}

    /**
     * Loads it unless it is loaded.
     *
     * @throws IOException when there is none for this machine, or it cannot be unpacked
     */
    static synchronized void load() throws IOException {
        if (loaded) {
            return;
        }
        String name = System.mapLibraryName("jllama");
        String resource = "/de/kherud/llama/%s/%s/%s".formatted(system(), processor(), name);
        Path folder = Files.createTempDirectory("baton-llama");
        Path library = folder.resolve(name);
        try (InputStream packed = LlamaModel.class.getResourceAsStream(resource)) {
            if (packed == null) {
                throw new IOException(
                        "llama.cpp is not there for %s on %s".formatted(system(), processor()));
            }
            Files.copy(packed, library, StandardCopyOption.REPLACE_EXISTING);
            System.setProperty("de.kherud.llama.lib.path", folder.toString());
            System.setProperty("de.kherud.llama.tmpdir", folder.toString());
            // Loading the class loads the library.
            LlamaModel.setLogger(LogFormat.TEXT, (level, message) -> {});
        } catch (LinkageError unusable) {
            throw new IOException("llama.cpp cannot be loaded: " + unusable.getMessage(), unusable);
        } finally {
            // A loaded library stays, even when its file goes; where it does not, it goes at the
            // end.
            folder.toFile().deleteOnExit();
            library.toFile().deleteOnExit();
        }
        loaded = true;
    }

    private static String system() {
        String name = System.getProperty("os.name", "");
        if (name.contains("Windows")) {
            return "Windows";
        }
        return name.contains("Mac") ? "Mac" : "Linux";
    }

    private static String processor() {
        String name = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        return name.equals("amd64") ? "x86_64" : name;
    }
}
