package io.baton.providers.gguf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Writes a real model of the llama architecture, of some hundred kilobytes, whose weights are
 * thought out instead of learnt. Greedily asked, it says {@link #SENTENCE} and ends; kept to JSON
 * it says {@code {}}; and while much of what it sees is the letter z, it says its sentence for
 * ever.
 *
 * <p>How: each token has a direction of its own in a space of {@value #WIDTH}, and the output layer
 * turns the direction of a token into its successor. Attention, the same for all positions, carries
 * the share of z into one more direction, which speaks against the end of text.
 */
final class TinyGguf {
    static final String SENTENCE = "The quay was closed.";
    static final int CONTEXT = 8192;

    private static final List<String> WORDS =
            List.of("\u2581The", "\u2581quay", "\u2581was", "\u2581closed", ".");
    private static final int WIDTH = 16;
    private static final int HIDDEN = 32;
    private static final int FIRST_BYTE = 3;
    private static final int FIRST_WORD = FIRST_BYTE + 256;
    private static final int LETTER_Z = FIRST_WORD + WORDS.size();
    private static final int VOCABULARY = LETTER_Z + 1;
    private static final int END = 2;

    // Directions: of whatever is no word of the sentence, of each word, of both braces, of z.
    private static final int OTHER = 0;
    private static final int WORD = 1;
    private static final int OPENED = WORD + WORDS.size();
    private static final int CLOSED = OPENED + 1;
    private static final int IS_Z = CLOSED + 1;
    private static final int SHARE_OF_Z = IS_Z + 1;

    private final ByteArrayOutputStream header = new ByteArrayOutputStream();
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private final String architecture;
    private int values;
    private int tensors;

    private TinyGguf(String architecture) {
        this.architecture = architecture;
    }

    /** Writes the model into that file. */
    static Path write(Path file) {
        return write(file, "llama");
    }

    /** Writes a file that says it is of that architecture. */
    static Path write(Path file, String architecture) {
        try {
            return Files.write(file, new TinyGguf(architecture).bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] bytes() {
        metadata();
        ByteArrayOutputStream described = new ByteArrayOutputStream();
        tensor(described, "token_embd.weight", embedding(), WIDTH, VOCABULARY);
        tensor(described, "output_norm.weight", ones(), WIDTH);
        tensor(described, "output.weight", output(), WIDTH, VOCABULARY);
        tensor(described, "blk.0.attn_norm.weight", ones(), WIDTH);
        tensor(described, "blk.0.attn_q.weight", zeros(WIDTH), WIDTH, WIDTH);
        tensor(described, "blk.0.attn_k.weight", zeros(WIDTH), WIDTH, WIDTH);
        tensor(described, "blk.0.attn_v.weight", one(IS_Z, SHARE_OF_Z, 1), WIDTH, WIDTH);
        tensor(
                described,
                "blk.0.attn_output.weight",
                one(SHARE_OF_Z, SHARE_OF_Z, 10),
                WIDTH,
                WIDTH);
        tensor(described, "blk.0.ffn_norm.weight", ones(), WIDTH);
        tensor(described, "blk.0.ffn_gate.weight", zeros(HIDDEN), WIDTH, HIDDEN);
        tensor(described, "blk.0.ffn_up.weight", zeros(HIDDEN), WIDTH, HIDDEN);
        tensor(described, "blk.0.ffn_down.weight", zeros(HIDDEN), HIDDEN, WIDTH);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes("GGUF".getBytes(StandardCharsets.US_ASCII));
        file.writeBytes(int32(3));
        file.writeBytes(int64(tensors));
        file.writeBytes(int64(values));
        file.writeBytes(header.toByteArray());
        file.writeBytes(described.toByteArray());
        file.writeBytes(new byte[(32 - file.size() % 32) % 32]);
        file.writeBytes(data.toByteArray());
        return file.toByteArray();
    }

    private void metadata() {
        text("general.architecture", architecture);
        number("context_length", CONTEXT);
        number("embedding_length", WIDTH);
        number("block_count", 1);
        number("feed_forward_length", HIDDEN);
        number("attention.head_count", 2);
        value(architecture + ".attention.layer_norm_rms_epsilon", 6, float32(1e-5f));
        text("tokenizer.ggml.model", "llama");
        List<String> tokens = new ArrayList<>(List.of("<unk>", "<s>", "</s>"));
        for (int i = 0; i < 256; i++) {
            tokens.add("<0x%02X>".formatted(i));
        }
        tokens.addAll(WORDS);
        tokens.add("z");
        ByteArrayOutputStream names = list(8);
        ByteArrayOutputStream scores = list(6);
        ByteArrayOutputStream kinds = list(5);
        for (int id = 0; id < VOCABULARY; id++) {
            names.writeBytes(string(tokens.get(id)));
            scores.writeBytes(float32(0));
            kinds.writeBytes(int32(id == 0 ? 2 : id < FIRST_BYTE ? 3 : id < FIRST_WORD ? 6 : 1));
        }
        value("tokenizer.ggml.tokens", 9, names.toByteArray());
        value("tokenizer.ggml.scores", 9, scores.toByteArray());
        value("tokenizer.ggml.token_type", 9, kinds.toByteArray());
        value("tokenizer.ggml.bos_token_id", 4, int32(1));
        value("tokenizer.ggml.eos_token_id", 4, int32(END));
    }

    private static float[] embedding() {
        float[] weights = new float[WIDTH * VOCABULARY];
        for (int id = 0; id < VOCABULARY; id++) {
            int direction = OTHER;
            if (id >= FIRST_WORD && id < LETTER_Z) {
                direction = WORD + id - FIRST_WORD;
            } else if (id == FIRST_BYTE + '{') {
                direction = OPENED;
            } else if (id == FIRST_BYTE + '}') {
                direction = CLOSED;
            }
            weights[id * WIDTH + direction] = 1;
        }
        weights[LETTER_Z * WIDTH + IS_Z] = 1;
        return weights;
    }

    private static float[] output() {
        float[] weights = new float[WIDTH * VOCABULARY];
        int last = WORD + WORDS.size() - 1;
        follows(weights, OTHER, FIRST_WORD, 10);
        for (int word = 1; word < WORDS.size(); word++) {
            follows(weights, WORD + word - 1, FIRST_WORD + word, 10);
        }
        follows(weights, last, END, 5);
        follows(weights, last, FIRST_WORD, 1);
        follows(weights, SHARE_OF_Z, END, -10);
        follows(weights, OTHER, FIRST_BYTE + '{', 5);
        follows(weights, OPENED, FIRST_BYTE + '}', 10);
        follows(weights, CLOSED, END, 10);
        return weights;
    }

    private static void follows(float[] weights, int direction, int token, float weight) {
        weights[token * WIDTH + direction] = weight;
    }

    private static float[] one(int from, int to, float weight) {
        float[] weights = zeros(WIDTH);
        weights[to * WIDTH + from] = weight;
        return weights;
    }

    private static float[] zeros(int rows) {
        return new float[WIDTH * rows];
    }

    private static float[] ones() {
        float[] weights = new float[WIDTH];
        Arrays.fill(weights, 1);
        return weights;
    }

    private void tensor(
            ByteArrayOutputStream described, String name, float[] weights, int... dimensions) {
        tensors++;
        described.writeBytes(string(name));
        described.writeBytes(int32(dimensions.length));
        for (int dimension : dimensions) {
            described.writeBytes(int64(dimension));
        }
        described.writeBytes(int32(0));
        described.writeBytes(int64(data.size()));
        for (float weight : weights) {
            data.writeBytes(float32(weight));
        }
        data.writeBytes(new byte[(32 - data.size() % 32) % 32]);
    }

    private void number(String name, int number) {
        value(architecture + "." + name, 4, int32(number));
    }

    private void text(String name, String text) {
        value(name, 8, string(text));
    }

    private void value(String name, int kind, byte[] bytes) {
        values++;
        header.writeBytes(string(name));
        header.writeBytes(int32(kind));
        header.writeBytes(bytes);
    }

    private static ByteArrayOutputStream list(int kind) {
        ByteArrayOutputStream list = new ByteArrayOutputStream();
        list.writeBytes(int32(kind));
        list.writeBytes(int64(VOCABULARY));
        return list;
    }

    private static byte[] string(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + utf8.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(utf8.length)
                .put(utf8)
                .array();
    }

    private static byte[] int32(int number) {
        return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(number).array();
    }

    private static byte[] int64(long number) {
        return ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(number).array();
    }

    private static byte[] float32(float number) {
        return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(number).array();
    }
}
