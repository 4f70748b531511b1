package io.baton.providers.builtin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * Bounds how many sentences of a long document are embedded: the document is split into stretches
 * of equal length, and each keeps its best sentences by word statistics, so that no part of the
 * document is out of sight.
 */
final class Shortlist {
    /** Sentences that are embedded at most; some 4 ms each. */
    static final int LIMIT = 400;

    private static final int STRETCHES = 50;

    private Shortlist() {}

    /** At most {@link #LIMIT} of those sentences, in order; all of them when they are no more. */
    static List<Sentence> of(List<Sentence> sentences, CallGuard guard)
            throws InterruptedException {
        if (sentences.size() <= LIMIT) {
            return sentences;
        }
        Map<String, Integer> documents = new HashMap<>();
        List<List<String>> words = new ArrayList<>(sentences.size());
        for (Sentence sentence : sentences) {
            guard.check();
            List<String> content = Words.content(sentence.text());
            words.add(content);
            new HashSet<>(content).forEach(word -> documents.merge(word, 1, Integer::sum));
        }
        double[] weights = new double[sentences.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = weight(words.get(i), documents, weights.length);
        }
        List<Sentence> kept = new ArrayList<>(LIMIT);
        for (int stretch = 0; stretch < STRETCHES; stretch++) {
            guard.check();
            int from = (int) ((long) stretch * sentences.size() / STRETCHES);
            int to = (int) ((long) (stretch + 1) * sentences.size() / STRETCHES);
            sentences.subList(from, to).stream()
                    .sorted(
                            Comparator.comparingDouble(
                                            (Sentence sentence) -> -weights[sentence.index()])
                                    .thenComparingInt(Sentence::index))
                    .limit(LIMIT / STRETCHES)
                    .sorted(Comparator.comparingInt(Sentence::index))
                    .forEach(kept::add);
        }
        return kept;
    }

    /** Words that recur in the document count, those in every sentence do not. */
    private static double weight(List<String> words, Map<String, Integer> documents, int all) {
        double sum = 0;
        for (String word : words) {
            int in = documents.getOrDefault(word, 1);
            sum += Math.log1p(in) * Math.log((double) all / in + 1);
        }
        return words.isEmpty() ? 0 : sum / Math.sqrt(words.size() + 8.0);
    }
}
