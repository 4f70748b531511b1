package io.baton.providers.gguf;

import io.baton.domain.error.ErrorCode;
import io.baton.domain.model.ProviderException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Where the files are. A file that has not changed is read once. */
final class GgufShelf {
    private final String provider;
    private final Path place;
    private final Map<String, GgufFile> read = new ConcurrentHashMap<>();

    /**
     * A shelf.
     *
     * @param endpoint a file or a folder, as {@code file:///…}
     * @throws IllegalArgumentException naming the setting, its value and the fix
     */
    GgufShelf(String provider, @Nullable URI endpoint) {
        this.provider = provider;
        if (endpoint == null || !"file".equals(endpoint.getScheme())) {
            throw new IllegalArgumentException(
                    ("provider '%s': endpoint '%s' is no file; set it to a GGUF file or to a folder"
                                    + " of them, for example file:///opt/models")
                            .formatted(provider, endpoint == null ? "" : endpoint));
        }
        this.place = Path.of(endpoint);
    }

    /**
     * The language models there are, by name. Of a folder, what cannot be run is left out as long
     * as something can.
     *
     * @throws ProviderException when there is nothing that can be run, saying why
     */
    List<GgufFile> files() {
        List<GgufFile> files = new ArrayList<>();
        String problem = "there is no file whose name ends with .gguf";
        for (Path path : paths()) {
            try {
                GgufFile file = file(path);
                if (file.split()) {
                    problem =
                            path
                                    + " is a part of a model; join the parts: llama-gguf-split --merge";
                } else if (file.generates()) {
                    files.add(file);
                } else {
                    problem = path + " is no language model";
                }
            } catch (IOException | ArithmeticException damaged) {
                problem = path + " is no model that can be run: " + damaged.getMessage();
            }
        }
        if (files.isEmpty()) {
            throw fail(problem);
        }
        return files;
    }

    private List<Path> paths() {
        if (!Files.isDirectory(place)) {
            if (!Files.isReadable(place)) {
                throw fail(place + " is not there or cannot be read");
            }
            return List.of(place);
        }
        try (Stream<Path> entries = Files.list(place)) {
            return entries.filter(Files::isRegularFile).filter(GgufShelf::named).sorted().toList();
        } catch (IOException unreadable) {
            throw fail(place + " cannot be read: " + unreadable.getMessage());
        }
    }

    private static boolean named(Path path) {
        return path.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".gguf");
    }

    private GgufFile file(Path path) throws IOException {
        String state = path + " " + Files.size(path) + " " + Files.getLastModifiedTime(path);
        GgufFile known = read.get(state);
        if (known == null) {
            known = GgufFile.read(path);
            read.put(state, known);
        }
        return known;
    }

    private ProviderException fail(String what) {
        return ProviderException.of(
                ErrorCode.MODEL_NOT_FOUND, "provider %s: %s".formatted(provider, what));
    }

    @Override
    public String toString() {
        return place.toString();
    }
}
