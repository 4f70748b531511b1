package io.baton.domain.context;

import io.baton.domain.chain.Role;
import io.baton.domain.chain.StageBrief;
import io.baton.domain.chain.StageBrief.Part;
import io.baton.domain.planning.TokenEstimator;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * Makes what earlier stages answered fit a prompt. Invariant: nothing of the task itself is ever
 * touched, be it description, input, requirements or schema, and whatever is left out of an answer
 * is marked where it stood.
 *
 * <p>What the prompt can do without is shortened first: condensed context beside the input it was
 * made of, then the plan, then the review, and the answer that is worked on last. Where the input
 * itself was condensed, that is the material, and the plan goes before it. Of answers of one role
 * the longest are shortened first, so that a judge sees them alike. A review or an answer of which
 * hardly anything would be left is of no use, so then nothing fits.
 */
public final class ContextFit {
    private static final double THIRD = 1.0 / 3;

    /** Less than this share of a review or an answer is of no use. */
    private static final double USEFUL = 1.0 / 6;

    private static final int TRIES = 3;

    private final TokenEstimator estimator;
    private final TokenCount count;

    public ContextFit(TokenEstimator estimator) {
        this.estimator = estimator;
        this.count = new TokenCount(estimator);
    }

    /** What came of it. */
    public sealed interface Fitting {

        /** The parts fit; {@code cuts} says which were shortened. */
        record Fits(List<Part> parts, List<Cut> cuts) implements Fitting {}

        /** They do not: the prompt has at least so many tokens. */
        record TooLong(int tokens) implements Fitting {}
    }

    /** An answer that was shortened, in tokens. */
    public record Cut(Role role, int from, int to) {}

    private record Step(Role role, double least) {}

    /**
     * The context of that brief, shortened until its prompt fits.
     *
     * @param most most tokens of the prompt
     * @param prompt tokens of the prompt of a brief
     */
    public Fitting fit(StageBrief brief, int most, ToIntFunction<StageBrief> prompt) {
        List<Part> whole = brief.context();
        List<Part> parts = whole;
        int tokens = prompt.applyAsInt(brief);
        for (Step step : steps(brief)) {
            for (int attempt = 0; attempt < TRIES && tokens > most; attempt++) {
                List<Part> shorter = shortened(brief, parts, step, tokens - most);
                if (shorter.equals(parts)) {
                    break;
                }
                parts = shorter;
                tokens = prompt.applyAsInt(brief.with(parts));
            }
        }
        List<Cut> cuts = cuts(whole, parts);
        boolean useless =
                cuts.stream()
                        .filter(cut -> cut.role() == Role.REVIEWER || cut.role() == Role.EXECUTOR)
                        .anyMatch(cut -> cut.to() < USEFUL * cut.from());
        return tokens > most || useless
                ? new Fitting.TooLong(Math.max(tokens, most + 1))
                : new Fitting.Fits(parts, cuts);
    }

    private static List<Step> steps(StageBrief brief) {
        List<Step> steps = new ArrayList<>();
        if (brief.input() != null) {
            steps.add(new Step(Role.CONTEXT, THIRD));
        }
        steps.add(new Step(Role.PLANNER, THIRD));
        if (brief.input() != null) {
            steps.add(new Step(Role.CONTEXT, 0));
        }
        steps.add(new Step(Role.PLANNER, 0));
        if (brief.input() == null) {
            steps.add(new Step(Role.CONTEXT, THIRD));
        }
        steps.add(new Step(Role.REVIEWER, THIRD));
        steps.add(new Step(Role.EXECUTOR, THIRD));
        return steps;
    }

    private List<Part> shortened(StageBrief brief, List<Part> parts, Step step, int excess) {
        List<Part> whole = brief.context();
        int[] now = costs(parts, step.role());
        int[] least =
                IntStream.of(costs(whole, step.role()))
                        .map(cost -> (int) Math.ceil(cost * step.least()))
                        .toArray();
        int[] rooms = leveled(now, least, IntStream.of(now).sum() - excess);
        List<Part> shorter = new ArrayList<>(parts);
        for (int n = 0; n < rooms.length; n++) {
            if (rooms[n] < now[n]) {
                Part part = whole.get(n);
                String text =
                        Extract.of(
                                part.text(),
                                name(part.role()),
                                brief.description(),
                                rooms[n],
                                estimator);
                shorter.set(n, new Part(part.role(), text));
            }
        }
        return shorter;
    }

    /**
     * What each may keep so that all together keep at most {@code most}: the longest give first.
     */
    private static int[] leveled(int[] now, int[] least, int most) {
        int low = 0;
        int high = IntStream.of(now).max().orElse(0);
        while (low < high) {
            int level = (low + high + 1) >>> 1;
            if (IntStream.of(atLevel(now, least, level)).asLongStream().sum() <= most) {
                low = level;
            } else {
                high = level - 1;
            }
        }
        return atLevel(now, least, low);
    }

    private static int[] atLevel(int[] now, int[] least, int level) {
        return IntStream.range(0, now.length)
                .map(n -> Math.min(now[n], Math.max(level, least[n])))
                .toArray();
    }

    /** Tokens of each part; 0 for those of other roles. */
    private int[] costs(List<Part> parts, Role role) {
        return parts.stream()
                .mapToInt(part -> part.role() == role ? count.of(part.text()) : 0)
                .toArray();
    }

    private List<Cut> cuts(List<Part> whole, List<Part> parts) {
        List<Cut> cuts = new ArrayList<>();
        for (int n = 0; n < whole.size(); n++) {
            Part before = whole.get(n);
            Part after = parts.get(n);
            if (!before.equals(after)) {
                cuts.add(new Cut(before.role(), count.of(before.text()), count.of(after.text())));
            }
        }
        return cuts;
    }

    /** What an answer of that role is called. */
    public static String name(Role role) {
        return switch (role) {
            case CONTEXT -> "the context";
            case PLANNER -> "the plan";
            case EXECUTOR -> "the answer";
            case REVIEWER, JUDGE -> "the review";
        };
    }
}
