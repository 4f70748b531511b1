package io.baton.providers.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

class MiniLmEmbedderTest {
    private final MiniLmEmbedder embedder = MiniLmEmbedder.shared();

    @Test
    void agreesWithTheReferenceImplementation() {
        float[] vector = embedder.embed("How do I bake bread?");

        assertThat(vector).hasSize(384);
        assertThat(vector[0]).isCloseTo(0.0371f, within(0.01f));
        assertThat(vector[1]).isCloseTo(0.0511f, within(0.01f));
        assertThat(Vectors.cosine(vector, vector)).isCloseTo(1, within(1e-5));
    }

    @Test
    void textsOfLikeMeaningLieClose() {
        float[] question = embedder.embed("How do I bake bread?");

        double near = Vectors.cosine(question, embedder.embed("A recipe for a sourdough loaf"));
        double far = Vectors.cosine(question, embedder.embed("The channel was dredged in March"));

        assertThat(near).isGreaterThan(far + 0.3);
    }

    @Test
    void readsALongTextToItsEnd() {
        String beginning = "The ferry sails at noon. ".repeat(100);

        double likeness =
                Vectors.cosine(
                        embedder.embed(beginning),
                        embedder.embed(
                                beginning + "Bread needs flour, water and yeast. ".repeat(100)));

        assertThat(likeness).isLessThan(0.95);
    }

    @Test
    void aTextWithoutAnythingIsLikeNothing() {
        assertThat(embedder.embed(" \n\u0000")).containsOnly(0f).hasSize(384);
    }

    @Test
    void manyThreadsGetWhatOneGets() throws Exception {
        float[] alone = embedder.embed("Shore power is available at Quay 2.");

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<float[]> call = () -> embedder.embed("Shore power is available at Quay 2.");
            List<Future<float[]>> calls = threads.invokeAll(Collections.nCopies(20, call));
            for (Future<float[]> done : calls) {
                assertThat(done.get()).isEqualTo(alone);
            }
        }
    }
}
