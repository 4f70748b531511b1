package io.baton.providers.builtin;

import io.baton.domain.planning.SentenceEmbedder;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A document's sentences with what they mean and how central they are.
 *
 * @param total sentences of the document, of which {@code sentences} may be a shortlist
 * @param centrality likeness to all other sentences, 0..1, the most central has 1
 */
record EmbeddedText(
        int total, List<Sentence> sentences, List<float[]> vectors, List<Double> centrality) {
    private static final int SHORT_WORDS = 5;
    private static final Pattern ADDRESS = Pattern.compile("https?://|\\b\\w+@\\w");

    /**
     * Reads and embeds a document.
     *
     * @throws InterruptedException when interrupted between two sentences
     */
    static EmbeddedText of(String document, SentenceEmbedder embedder, CallGuard guard)
            throws InterruptedException {
        List<Sentence> all = SentenceSplitter.split(document);
        List<Sentence> sentences = Shortlist.of(all, guard);
        List<float[]> vectors = new ArrayList<>(sentences.size());
        for (Sentence sentence : sentences) {
            guard.check();
            vectors.add(embedder.embed(sentence.text()));
        }
        return new EmbeddedText(
                all.size(), sentences, vectors, centrality(sentences, vectors, guard));
    }

    int size() {
        return sentences.size();
    }

    /** How alike two of its sentences are, -1..1. */
    double likeness(int a, int b) {
        return Vectors.cosine(vectors.get(a), vectors.get(b));
    }

    /** The place of the sentence most like that vector; -1 when there is no sentence. */
    int nearest(float[] vector) {
        int best = -1;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < size(); i++) {
            double likeness = Vectors.cosine(vectors.get(i), vector);
            if (likeness > most) {
                most = likeness;
                best = i;
            }
        }
        return best;
    }

    /** What the whole document is about. */
    float[] centroid() {
        float[] sum = new float[vectors.isEmpty() ? 0 : vectors.getFirst().length];
        for (int i = 0; i < size(); i++) {
            for (int d = 0; d < sum.length; d++) {
                sum[d] += (float) (vectors.get(i)[d] * centrality.get(i));
            }
        }
        return Vectors.unit(sum);
    }

    /** Fragments and contact lines say little, however near they are to everything. */
    private static double worth(Sentence sentence) {
        double worth = sentence.words() < SHORT_WORDS ? 0.5 : 1;
        return ADDRESS.matcher(sentence.text()).find() ? worth * 0.6 : worth;
    }

    private static List<Double> centrality(
            List<Sentence> sentences, List<float[]> vectors, CallGuard guard)
            throws InterruptedException {
        double[] degree = new double[vectors.size()];
        for (int a = 0; a < degree.length; a++) {
            guard.check();
            for (int b = a + 1; b < degree.length; b++) {
                double likeness = Math.max(0, Vectors.cosine(vectors.get(a), vectors.get(b)));
                degree[a] += likeness;
                degree[b] += likeness;
            }
        }
        double most = 1e-9;
        for (int i = 0; i < degree.length; i++) {
            degree[i] *= worth(sentences.get(i));
            most = Math.max(most, degree[i]);
        }
        List<Double> centrality = new ArrayList<>(degree.length);
        for (double value : degree) {
            centrality.add(value / most);
        }
        return List.copyOf(centrality);
    }
}
