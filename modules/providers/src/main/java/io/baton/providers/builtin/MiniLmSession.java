package io.baton.providers.builtin;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The model in memory: about 1 s to load, some 150 MB resident. Safe for use by many threads. */
final class MiniLmSession {
    static final int DIMENSION = 384;

    /** Pieces a window holds; the model was trained on short texts and takes 512 with both ends. */
    private static final int WINDOW = 254;

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final WordPieceTokenizer tokenizer;

    private MiniLmSession(
            OrtEnvironment environment, OrtSession session, WordPieceTokenizer tokenizer) {
        this.environment = environment;
        this.session = session;
        this.tokenizer = tokenizer;
    }

    static MiniLmSession load() {
        try (InputStream model = resource("/all-minilm-l6-v2-q.onnx");
                InputStream words = resource("/all-minilm-l6-v2-q-tokenizer.json");
                OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            // One thread a call, the caller's own: no hidden pool competes with the workers.
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
            // Texts differ in length, so an arena only ever grows.
            options.setCPUArenaAllocator(false);
            options.setMemoryPatternOptimization(false);
            WordPieceTokenizer tokenizer = new WordPieceTokenizer(vocabulary(words));
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            return new MiniLmSession(
                    environment,
                    environment.createSession(model.readAllBytes(), options),
                    tokenizer);
        } catch (IOException e) {
            throw new UncheckedIOException("the embedding model in the jar is unreadable", e);
        } catch (OrtException e) {
            throw new IllegalStateException(
                    "the embedding model cannot be loaded: " + e.getMessage(), e);
        }
    }

    /** The mean of the text's pieces, of unit length; the zero vector for a text without any. */
    float[] embed(String text) {
        int[] ids = tokenizer.encode(text);
        float[] sum = new float[DIMENSION];
        for (int from = 0; from < ids.length; from += WINDOW) {
            int[] window = Arrays.copyOfRange(ids, from, Math.min(ids.length, from + WINDOW));
            float[] mean = Vectors.unit(mean(window));
            for (int i = 0; i < DIMENSION; i++) {
                sum[i] += mean[i] * window.length;
            }
        }
        return Vectors.unit(sum);
    }

    private float[] mean(int[] window) {
        int length = window.length + 2;
        long[] ids = new long[length];
        ids[0] = WordPieceTokenizer.START;
        for (int i = 0; i < window.length; i++) {
            ids[i + 1] = window[i];
        }
        ids[length - 1] = WordPieceTokenizer.END;
        long[] ones = new long[length];
        Arrays.fill(ones, 1);
        long[] shape = {1, length};
        try (OnnxTensor pieces = tensor(ids, shape);
                OnnxTensor mask = tensor(ones, shape);
                OnnxTensor types = tensor(new long[length], shape);
                OrtSession.Result result =
                        session.run(
                                Map.of(
                                        "input_ids",
                                        pieces,
                                        "attention_mask",
                                        mask,
                                        "token_type_ids",
                                        types))) {
            float[][] states = ((float[][][]) result.get(0).getValue())[0];
            float[] sum = new float[DIMENSION];
            for (float[] state : states) {
                for (int i = 0; i < DIMENSION; i++) {
                    sum[i] += state[i];
                }
            }
            return sum;
        } catch (OrtException e) {
            throw new IllegalStateException("the embedding model failed: " + e.getMessage(), e);
        }
    }

    private OnnxTensor tensor(long[] values, long[] shape) throws OrtException {
        return OnnxTensor.createTensor(environment, LongBuffer.wrap(values), shape);
    }

    private static Map<String, Integer> vocabulary(InputStream json) {
        JsonNode words = new JsonMapper().readTree(json).path("model").path("vocab");
        Map<String, Integer> vocabulary = HashMap.newHashMap(words.size());
        words.properties().forEach(word -> vocabulary.put(word.getKey(), word.getValue().asInt()));
        return vocabulary;
    }

    private static InputStream resource(String name) throws IOException {
        InputStream stream = MiniLmSession.class.getResourceAsStream(name);
        if (stream == null) {
            throw new IOException(name + " is missing from the classpath");
        }
        return stream;
    }
}
