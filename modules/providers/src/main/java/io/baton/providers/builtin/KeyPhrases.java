package io.baton.providers.builtin;

import io.baton.domain.planning.SentenceEmbedder;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the phrases of up to three words that a document turns on: how often a phrase stands there
 * on its own account (C-value) times how near its meaning is to the document's.
 */
final class KeyPhrases {
    private static final Pattern CLAUSE =
            Pattern.compile("[.,;:!?()\\[\\]{}\"“”„«»|/\\\\<>*_`#=…—–]+|\\s-\\s|[。、，；：！？「」]");
    private static final int LONGEST = 3;
    private static final int EMBEDDED = 60;
    private static final double SAME_MEANING = 0.86;

    private KeyPhrases() {}

    /** The heaviest phrases first, at most that many; weights fall. */
    static List<KeyPhrase> of(
            EmbeddedText text, int count, SentenceEmbedder embedder, CallGuard guard)
            throws InterruptedException {
        Map<String, String> asWritten = new HashMap<>();
        List<Counted> likely =
                count(text, asWritten, guard).stream().sorted().limit(EMBEDDED).toList();
        if (likely.isEmpty()) {
            return List.of();
        }
        double most = likely.getFirst().value();
        float[] about = text.centroid();
        List<Weighed> weighed = new ArrayList<>();
        for (Counted phrase : likely) {
            guard.check();
            float[] vector = embedder.embed(phrase.key());
            double relevance = Math.clamp(Vectors.cosine(vector, about), 0.0, 1.0);
            double weight = Math.sqrt(phrase.value() / most * relevance);
            String written = asWritten.getOrDefault(phrase.key(), phrase.key());
            weighed.add(new Weighed(new KeyPhrase(written, weight), phrase.key(), vector));
        }
        weighed.sort(
                Comparator.comparingDouble((Weighed w) -> -w.phrase().weight())
                        .thenComparing(Weighed::key));
        return distinct(weighed, count);
    }

    private record Counted(String key, double value) implements Comparable<Counted> {
        private static final Comparator<Counted> ORDER =
                Comparator.comparingDouble((Counted phrase) -> -phrase.value)
                        .thenComparing(Counted::key);

        @Override
        public int compareTo(Counted other) {
            return ORDER.compare(this, other);
        }
    }

    private static final class Weighed {
        private final KeyPhrase phrase;
        private final String key;
        private final float[] vector;

        Weighed(KeyPhrase phrase, String key, float[] vector) {
            this.phrase = phrase;
            this.key = key;
            this.vector = vector;
        }

        KeyPhrase phrase() {
            return phrase;
        }

        String key() {
            return key;
        }

        boolean isLike(Weighed other) {
            Set<String> mine = Set.of(key.split(" "));
            Set<String> theirs = Set.of(other.key.split(" "));
            return mine.containsAll(theirs)
                    || theirs.containsAll(mine)
                    || Vectors.cosine(vector, other.vector) > SAME_MEANING;
        }
    }

    private static List<KeyPhrase> distinct(List<Weighed> weighed, int count) {
        List<Weighed> kept = new ArrayList<>();
        for (Weighed next : weighed) {
            if (kept.size() < count && kept.stream().noneMatch(next::isLike)) {
                kept.add(next);
            }
        }
        return kept.stream().map(Weighed::phrase).toList();
    }

    /** C-value by phrase; plural and singular are one phrase. */
    private static List<Counted> count(
            EmbeddedText text, Map<String, String> asWritten, CallGuard guard)
            throws InterruptedException {
        Map<String, Integer> counts = new HashMap<>();
        Map<String, List<String>> inside = new HashMap<>();
        for (Sentence sentence : text.sentences()) {
            guard.check();
            for (String clause : CLAUSE.split(sentence.text(), -1)) {
                List<String> words = Words.of(clause);
                for (int from = 0; from < words.size(); from++) {
                    for (int n = 1; n <= LONGEST && from + n <= words.size(); n++) {
                        List<String> phrase = words.subList(from, from + n);
                        if (isPhrase(phrase)) {
                            String key = key(phrase);
                            counts.merge(key, 1, Integer::sum);
                            asWritten.putIfAbsent(key, String.join(" ", phrase));
                            inner(phrase, key, inside);
                        }
                    }
                }
            }
        }
        List<Counted> values = new ArrayList<>();
        counts.forEach(
                (key, count) -> {
                    double value = value(key, count, counts, inside);
                    if (value > 0) {
                        values.add(new Counted(key, value));
                    }
                });
        return values;
    }

    private static void inner(List<String> phrase, String key, Map<String, List<String>> inside) {
        for (int n = 1; n < phrase.size(); n++) {
            for (int from = 0; from + n <= phrase.size(); from++) {
                inside.computeIfAbsent(key(phrase.subList(from, from + n)), _ -> new ArrayList<>())
                        .add(key);
            }
        }
    }

    private static double value(
            String key, int count, Map<String, Integer> counts, Map<String, List<String>> inside) {
        Set<String> longer = new HashSet<>(inside.getOrDefault(key, List.of()));
        longer.removeIf(phrase -> counts.getOrDefault(phrase, 0) < 2);
        double nested =
                longer.stream()
                        .mapToInt(phrase -> counts.getOrDefault(phrase, 0))
                        .average()
                        .orElse(0);
        double alone = count - nested;
        int words = Words.of(key).size();
        // A long phrase that stands there once is mostly chance.
        double once = count == 1 && words > 1 ? 0.35 : 1;
        return Math.pow(words, 0.8) * Math.max(0, alone) * once;
    }

    private static boolean isPhrase(List<String> words) {
        return Words.isContent(words.getFirst())
                && Words.isContent(words.getLast())
                && words.stream().allMatch(word -> Words.isContent(word) || word.equals("of"))
                && !Words.isMeasure(words.getFirst())
                && !Words.isMeasure(words.getLast());
    }

    private static String key(List<String> words) {
        return String.join(" ", words.stream().map(Words::stem).toList());
    }
}
