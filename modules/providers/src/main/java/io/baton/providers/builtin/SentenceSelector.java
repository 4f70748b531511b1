package io.baton.providers.builtin;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/**
 * Picks sentences that together stand for a document: central ones, those near a query, and each
 * unlike those already picked (maximal marginal relevance).
 */
final class SentenceSelector {
    private static final double QUERY_SHARE = 0.3;
    private static final double RELEVANCE_SHARE = 0.65;

    private final EmbeddedText text;
    private final SequencedSet<Integer> picked = new LinkedHashSet<>();

    SentenceSelector(EmbeddedText text) {
        this.text = text;
    }

    /** Key sentences that fit a document of that many sentences. */
    static int countFor(int sentences, double scale) {
        int count = (int) Math.round(Math.sqrt(sentences) * scale);
        return Math.clamp(count, Math.min(3, sentences), Math.min(25, sentences));
    }

    /** Picks one more sentence by its place. */
    void add(int place) {
        picked.add(place);
    }

    /**
     * Picks the best sentences until that many are picked or the words are used up.
     *
     * @param query what is asked of the document; null when nothing particular is
     * @param words most words of all picked sentences together; the first always fits
     */
    void pick(int count, int words, float @Nullable [] query, CallGuard guard)
            throws InterruptedException {
        int left = words - picked.stream().mapToInt(this::wordsOf).sum();
        double[] relevance = relevance(query);
        double[] near = new double[text.size()];
        for (int place : picked) {
            moveNear(near, place);
        }
        while (picked.size() < Math.min(count, text.size())) {
            guard.check();
            int best = best(relevance, near, left);
            if (best < 0) {
                return;
            }
            picked.add(best);
            left -= wordsOf(best);
            moveNear(near, best);
        }
    }

    /** What was picked, in document order. */
    List<Sentence> inOrder() {
        return picked.stream()
                .map(text.sentences()::get)
                .sorted(Comparator.comparingInt(Sentence::index))
                .toList();
    }

    private int best(double[] relevance, double[] near, int left) {
        int best = -1;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < relevance.length; i++) {
            boolean fits = picked.isEmpty() || wordsOf(i) <= left;
            double gain = RELEVANCE_SHARE * relevance[i] - (1 - RELEVANCE_SHARE) * near[i];
            if (fits && gain > most && !picked.contains(i)) {
                most = gain;
                best = i;
            }
        }
        return best;
    }

    private double[] relevance(float @Nullable [] query) {
        double[] relevance = new double[text.size()];
        for (int i = 0; i < relevance.length; i++) {
            relevance[i] = text.centrality().get(i);
            if (query != null) {
                double asked = Math.max(0, Vectors.cosine(text.vectors().get(i), query));
                relevance[i] = (1 - QUERY_SHARE) * relevance[i] + QUERY_SHARE * asked;
            }
        }
        return relevance;
    }

    private void moveNear(double[] near, int place) {
        for (int i = 0; i < near.length; i++) {
            near[i] = Math.max(near[i], text.likeness(i, place));
        }
    }

    private int wordsOf(int place) {
        return text.sentences().get(place).words();
    }
}
