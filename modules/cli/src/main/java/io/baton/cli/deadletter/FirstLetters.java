package io.baton.cli.deadletter;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Of the letters that match, the first so many by topic, partition and offset, in whatever order
 * they are read. A letter's place never changes, so that a later look goes on where this one ended.
 */
final class FirstLetters implements LetterReader.Visitor {
    private static final Comparator<DeadLetter> PLACE = Comparator.comparing(DeadLetter::id);

    private final LetterFilter filter;
    private final @Nullable LetterId after;
    private final int limit;
    private final PriorityQueue<DeadLetter> first = new PriorityQueue<>(PLACE.reversed());
    private int matching;

    /**
     * @param after only letters behind this one; null when all count
     * @param limit how many are kept, 1 or more
     */
    FirstLetters(LetterFilter filter, @Nullable LetterId after, int limit) {
        this.filter = filter;
        this.after = after;
        this.limit = limit;
    }

    @Override
    public boolean visit(DeadLetter letter) {
        if (filter.matches(letter) && (after == null || letter.id().compareTo(after) > 0)) {
            matching++;
            first.add(letter);
            if (first.size() > limit) {
                first.poll();
            }
        }
        return true;
    }

    /** The first ones, in their order. */
    List<DeadLetter> letters() {
        return first.stream().sorted(PLACE).toList();
    }

    /** How many more match. */
    int more() {
        return matching - first.size();
    }
}
