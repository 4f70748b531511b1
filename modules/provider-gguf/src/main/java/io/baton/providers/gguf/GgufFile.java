package io.baton.providers.gguf;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A GGUF file whose header makes sense and whose weights are all there.
 *
 * @param size in bytes
 * @param metadata texts and whole numbers of the header, by their names
 */
record GgufFile(Path path, long size, Map<String, Object> metadata) {
    private static final byte[] MAGIC = "GGUF".getBytes(StandardCharsets.US_ASCII);
    private static final int OLDEST_VERSION = 2;
    private static final int NEWEST_VERSION = 3;
    private static final int MOST_DIMENSIONS = 4;
    private static final int DEFAULT_ALIGNMENT = 32;

    /** Of a number in the cache of keys and values: llama.cpp keeps them in 16 bits. */
    private static final int BYTES_IN_CACHE = 2;

    private static final int BUFFER = 1 << 16;

    GgufFile {
        metadata = Map.copyOf(metadata);
    }

    /**
     * Reads and checks the header of a file.
     *
     * @throws IOException when it cannot be read or is damaged; the message completes "the file …
     *     is no model that can be run: "
     */
    static GgufFile read(Path path) throws IOException {
        long size = Files.size(path);
        try (InputStream file = new BufferedInputStream(Files.newInputStream(path), BUFFER)) {
            GgufInput in = new GgufInput(file, size);
            if (size < MAGIC.length || !Arrays.equals(in.bytes(MAGIC.length), MAGIC)) {
                throw new IOException("it does not begin with the letters GGUF");
            }
            int version = in.int32();
            if (version < OLDEST_VERSION || version > NEWEST_VERSION) {
                throw new IOException(
                        "it is of version %d of GGUF, known are %d and %d"
                                .formatted(version, OLDEST_VERSION, NEWEST_VERSION));
            }
            long tensors = in.count();
            long values = in.count();
            Map<String, Object> metadata = new HashMap<>();
            for (long i = 0; i < values; i++) {
                String name = in.text();
                Object value = GgufValue.read(in);
                if (value != null) {
                    metadata.put(name, value);
                }
            }
            GgufFile read = new GgufFile(path, size, metadata);
            read.checkTensors(in, tensors);
            return read;
        }
    }

    private void checkTensors(GgufInput in, long tensors) throws IOException {
        if (tensors == 0) {
            throw new IOException("it holds no weights");
        }
        long end = 0;
        for (long i = 0; i < tensors; i++) {
            in.skipText();
            int dimensions = in.int32();
            if (dimensions < 0 || dimensions > MOST_DIMENSIONS) {
                throw new IOException("its weights have " + dimensions + " dimensions");
            }
            long numbers = 1;
            for (int d = 0; d < dimensions; d++) {
                numbers = Math.multiplyExact(numbers, in.count());
            }
            long bytes = TensorKind.of(in.int32()).size(numbers);
            end = Math.max(end, Math.addExact(in.int64(), bytes));
        }
        long alignment = number("general.alignment", DEFAULT_ALIGNMENT);
        if (alignment < 1) {
            throw new IOException("its weights are aligned to " + alignment + " bytes");
        }
        long needed = Math.ceilDiv(in.position(), alignment) * alignment + end;
        if (end < 0 || needed > size) {
            throw new IOException(
                    "it has %d bytes of %d: copy or download it again".formatted(size, needed));
        }
    }

    /** Its name without the ending. */
    String name() {
        return path.getFileName().toString().replaceFirst("(?i)\\.gguf$", "");
    }

    String architecture() {
        return text("general.architecture");
    }

    /** The template by which it was taught to chat; empty when it has none. */
    String chatTemplate() {
        return text("tokenizer.chat_template");
    }

    /** Whether it is a language model: neither one that embeds nor a part of another model. */
    boolean generates() {
        String type = text("general.type");
        boolean model = type.isEmpty() || type.equals("model");
        return model
                && !architecture().isEmpty()
                && !architecture().contains("bert")
                && !architecture().equals("clip")
                && !metadata.containsKey(architecture() + ".pooling_type");
    }

    /** Whether it is one of several files of one model. */
    boolean split() {
        return number("split.count", 0) > 1;
    }

    /** Tokens it was trained with; 0 when it does not say. */
    int trainedContext() {
        return Math.clamp(number(architecture() + ".context_length", 0), 0, Integer.MAX_VALUE);
    }

    /** What it takes in memory with a window of so many tokens: itself and its cache. */
    long memoryBytes(int contextWindow) {
        String prefix = architecture() + ".";
        long heads = Math.max(1, number(prefix + "attention.head_count", 1));
        double cached = number(prefix + "attention.head_count_kv", heads);
        long width = number(prefix + "embedding_length", 0) / heads;
        double perHead =
                (double) number(prefix + "attention.key_length", width)
                        + number(prefix + "attention.value_length", width);
        double layers = number(prefix + "block_count", 0);
        // In floating point, which no number in a damaged header can make overflow.
        double cache = contextWindow * layers * cached * perHead * BYTES_IN_CACHE;
        return size + Math.clamp((long) cache, 0, Long.MAX_VALUE - size);
    }

    private long number(String name, long fallback) {
        return metadata.get(name) instanceof Long value ? value : fallback;
    }

    private String text(String name) {
        return metadata.get(name) instanceof String value ? value : "";
    }
}
