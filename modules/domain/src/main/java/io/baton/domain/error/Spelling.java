package io.baton.domain.error;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds the known names that were probably meant, so that an error can name the fix. */
public final class Spelling {
    private static final int LONGEST = 128;

    private Spelling() {}

    /**
     * The known names nearest to that one, nearest first: those within an edit distance of a third
     * of the name's length, and those that contain it. Empty when nothing is near.
     *
     * @param limit most names to return, 1 or more
     */
    public static List<String> nearest(String name, Collection<String> known, int limit) {
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        if (wanted.isEmpty() || wanted.length() > LONGEST) {
            return List.of();
        }
        int allowed = Math.max(1, wanted.length() / 3);
        return known.stream()
                .filter(candidate -> candidate.length() <= LONGEST)
                .map(candidate -> new Near(candidate, cost(wanted, candidate)))
                .filter(near -> near.cost <= allowed)
                .sorted(Comparator.comparingInt(Near::cost).thenComparing(Near::name))
                .limit(limit)
                .map(Near::name)
                .toList();
    }

    /** A half sentence that names the nearest known name, empty when nothing is near. */
    public static String didYouMean(String name, Collection<String> known) {
        return nearest(name, known, 1).stream()
                .findFirst()
                .map(near -> " (did you mean " + near + "?)")
                .orElse("");
    }

    private static int cost(String wanted, String candidate) {
        String other = candidate.toLowerCase(Locale.ROOT);
        boolean contained = wanted.length() >= 3 && other.contains(wanted);
        int distance = distance(wanted, other);
        return contained ? Math.min(distance, 1) : distance;
    }

    /**
     * Insertions, deletions, substitutions and swaps of neighbours that turn one into the other.
     */
    private static int distance(String from, String to) {
        int[] before = new int[to.length() + 1];
        int[] previous = new int[to.length() + 1];
        int[] current = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            current[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
                int best = Math.min(previous[j] + 1, current[j - 1] + 1);
                best = Math.min(best, previous[j - 1] + change);
                if (i > 1
                        && j > 1
                        && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1)) {
                    best = Math.min(best, before[j - 2] + 1);
                }
                current[j] = best;
            }
            int[] spare = before;
            before = previous;
            previous = current;
            current = spare;
        }
        return previous[to.length()];
    }

    private record Near(String name, int cost) {}
}
