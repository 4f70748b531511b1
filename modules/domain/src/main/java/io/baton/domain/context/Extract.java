package io.baton.domain.context;

import io.baton.domain.planning.TokenEstimator;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A shorter form of a text that has only sentences, lines and blocks of the text itself, each
 * whole, and says wherever something was left out, and how much. Of what fits, the beginning comes
 * first, then the end, then what has most words in common with the task.
 *
 * <p>Pure: the same text, task and room always give the same extract.
 */
public final class Extract {
    /** Shares of the room that go to the beginning and the end of the text. */
    private static final double HEAD = 0.35;

    private static final double TAIL = 0.2;

    private final String name;
    private final List<String> units;
    private final int[] costs;
    private final boolean[] kept;
    private final int markCost;
    private final TokenCount count;
    private final Deque<Integer> order = new ArrayDeque<>();
    private int used;

    private Extract(String text, String name, TokenCount count) {
        this.name = name;
        this.count = count;
        this.units = TextUnits.of(text);
        this.costs = units.stream().mapToInt(count::of).toArray();
        this.kept = new boolean[units.size()];
        this.markCost = count.of("\n\n" + mark(name, IntStream.of(costs).sum()) + "\n\n");
        this.used = markCost;
    }

    /**
     * The extract of a text, or the text itself when it fits.
     *
     * @param name what the text is, as in "the plan"
     * @param task what the text is for
     * @param room tokens it may add to a prompt; the mark alone is given when there is less
     */
    public static String of(
            String text, String name, String task, int room, TokenEstimator estimator) {
        TokenCount count = new TokenCount(estimator);
        if (count.of(text) <= room) {
            return text;
        }
        Extract extract = new Extract(text, name, count);
        extract.choose(Words.of(task), room);
        String shorter = extract.render();
        while (count.of(shorter) > room && !extract.order.isEmpty()) {
            extract.kept[extract.order.removeLast()] = false;
            shorter = extract.render();
        }
        return shorter;
    }

    /** That text without what it was saying when it was broken off, unless that is all. */
    public static String wholeSentences(String brokenOff) {
        List<String> units = TextUnits.of(brokenOff);
        return units.size() < 2
                ? brokenOff
                : String.join("", units.subList(0, units.size() - 1)).stripTrailing();
    }

    /** What stands in the place of so many tokens. */
    static String mark(String name, int tokens) {
        return "[… %s tokens of %s left out …]".formatted(Numbers.grouped(tokens), name);
    }

    private void choose(Set<String> task, int room) {
        int head = 0;
        while (head < units.size() && used + costs[head] <= room * HEAD && keep(head, room)) {
            head++;
        }
        int last = units.size() - 1;
        int before = used;
        while (last > head && used - before + costs[last] <= room * TAIL && keep(last, room)) {
            last--;
        }
        for (int unit : byRelevance(task)) {
            if (!kept[unit]) {
                keep(unit, room);
            }
        }
    }

    private List<Integer> byRelevance(Set<String> task) {
        List<Double> scores = new ArrayList<>();
        for (String unit : units) {
            Set<String> words = new HashSet<>(Words.of(unit));
            int all = words.size();
            words.retainAll(task);
            scores.add(all == 0 ? 0 : words.size() / Math.sqrt(all));
        }
        return IntStream.range(0, units.size())
                .boxed()
                .sorted(Comparator.comparing(scores::get, Comparator.reverseOrder()))
                .toList();
    }

    /** Keeps a unit when it fits together with the marks around it. */
    private boolean keep(int unit, int room) {
        int marks = (omitted(unit - 1) ? 1 : 0) + (omitted(unit + 1) ? 1 : 0) - 1;
        int cost = costs[unit] + marks * markCost;
        if (used + cost > room) {
            return false;
        }
        kept[unit] = true;
        used += cost;
        order.addLast(unit);
        return true;
    }

    private boolean omitted(int unit) {
        return unit >= 0 && unit < kept.length && !kept[unit];
    }

    private String render() {
        StringBuilder text = new StringBuilder();
        StringBuilder gap = new StringBuilder();
        for (int unit = 0; unit < kept.length; unit++) {
            if (!kept[unit]) {
                gap.append(units.get(unit));
            } else {
                mark(text, gap);
                text.append(units.get(unit));
            }
        }
        mark(text, gap);
        return text.toString().stripTrailing();
    }

    private void mark(StringBuilder text, StringBuilder gap) {
        if (gap.isEmpty()) {
            return;
        }
        if (!text.isEmpty()) {
            String sofar = text.toString().stripTrailing();
            text.setLength(sofar.length());
            text.append("\n\n");
        }
        text.append(mark(name, count.of(gap.toString()))).append("\n\n");
        gap.setLength(0);
    }
}
