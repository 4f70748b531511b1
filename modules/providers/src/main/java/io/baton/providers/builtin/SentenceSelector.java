package io.baton.providers.builtin;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;

/**
 * Picks sentences that together stand for a document: central ones, those near a query, and each
 * unlike those already picked (maximal marginal relevance).
 */
final class SentenceSelector {
    private static final double QUERY_SHARE = 0.3;
    private static final double RELEVANCE_SHARE = 0.65;

    /** What a sentence gains that is the first of its section. */
    private static final double NEW_SECTION = 0.1;

    /** Sentences from which a section is one; shorter ones are titles, dates and contacts. */
    private static final int SECTION_SENTENCES = 3;

    private final EmbeddedText text;
    private final SequencedSet<Integer> picked = new LinkedHashSet<>();
    private final Map<String, Integer> sections = new HashMap<>();

    SentenceSelector(EmbeddedText text) {
        this.text = text;
        text.sentences().forEach(s -> sections.merge(s.section(), 1, Integer::sum));
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
        Set<String> unseen = unseenSections();
        for (int i = 0; i < relevance.length; i++) {
            boolean fits = picked.isEmpty() || wordsOf(i) <= left;
            double gain =
                    RELEVANCE_SHARE * relevance[i]
                            - (1 - RELEVANCE_SHARE) * near[i]
                            + (unseen.contains(text.sentences().get(i).section())
                                    ? NEW_SECTION
                                    : 0);
            if (fits && gain > most && !picked.contains(i)) {
                most = gain;
                best = i;
            }
        }
        return best;
    }

    private Set<String> unseenSections() {
        Set<String> unseen = new HashSet<>();
        sections.forEach(
                (section, sentences) -> {
                    if (sentences >= SECTION_SENTENCES) {
                        unseen.add(section);
                    }
                });
        picked.forEach(place -> unseen.remove(text.sentences().get(place).section()));
        return unseen;
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
