package io.baton.domain.orchestrator;

import io.baton.domain.context.Chunks;
import io.baton.domain.context.Extract;
import io.baton.domain.context.Numbers;
import io.baton.domain.model.Attempt;
import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.planning.TokenEstimator;
import io.baton.domain.synthesis.Outcome.Completed;
import io.baton.domain.synthesis.StageReply;
import io.baton.domain.synthesis.StageWork;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Condenses an input that fits no window, as its task allows: in parts that fit every model at
 * hand, then what came of these again, until it is short enough. What models will not shorten to
 * that, an extract does. Each part may fall back on other models as any call.
 */
final class InputCondenser {
    private static final int MOST_ROUNDS = 3;

    /** Parts smaller than this are not worth a call each. */
    private static final int LEAST_PART = 200;

    private static final int LEAST_ANSWER = 96;

    /** A round that leaves more than this share of the text is the last one. */
    private static final double WORTH_A_ROUND = 0.8;

    /** Words that a token of the estimate has, rather too few. */
    private static final double WORDS_A_TOKEN = 0.5;

    private final StageCalls calls;
    private final TokenEstimator estimator;
    private final PartRunner runner;
    private final StageWork work;

    private final List<Attempt> attempts = new ArrayList<>();
    private final Set<String> models = new LinkedHashSet<>();
    private int parts;
    private boolean usedFallback;

    InputCondenser(StageCalls calls, PartRunner runner, StageWork work) {
        this.calls = calls;
        this.estimator = calls.estimator();
        this.runner = runner;
        this.work = work;
    }

    /** Runs the work on one part of the input. */
    @FunctionalInterface
    interface PartRunner {
        StageReply run(StageWork part, String notice) throws InterruptedException;
    }

    /**
     * What came of it.
     *
     * @param input the work's
     * @param served the candidates that can be called
     */
    StageReply run(String input, List<ModelDescriptor> served) throws InterruptedException {
        OptionalInt room =
                served.stream()
                        .mapToInt(model -> calls.roomForInput(work, model, notice(99, 99, 9_999)))
                        .filter(tokens -> tokens >= LEAST_PART)
                        .min();
        if (room.isEmpty()) {
            // Each of them is refused, with the numbers.
            return runner.run(work.onPart(input, work.maxOutputTokens()), "");
        }
        int target = work.condenseTo();
        String text = input;
        StageReply last;
        int round = 0;
        boolean shrinks;
        do {
            List<String> answers = new ArrayList<>();
            last = round(text, room.getAsInt(), answers);
            if (!(last.outcome() instanceof Completed)) {
                return last.with(attempts);
            }
            String shorter = String.join("\n\n", answers);
            int before = tokens(text);
            int after = tokens(shorter);
            shrinks = after < before * WORTH_A_ROUND;
            text = after < before ? shorter : text;
            round++;
        } while (tokens(text) > target && shrinks && round < MOST_ROUNDS);
        String condensed =
                Extract.of(text, "the condensed input", work.description(), target, estimator);
        Completed done = (Completed) last.outcome();
        return last.with(
                        new Completed(
                                condensed, done.model(), done.provider(), false, usedFallback))
                .with(attempts)
                .noting(List.of(note(input, text, condensed, round)));
    }

    /** Condenses each part; the reply that ended the round. */
    private StageReply round(String text, int room, List<String> answers)
            throws InterruptedException {
        List<String> chunks = Chunks.of(text, room, estimator);
        int total = Math.max(1, tokens(text));
        StageReply reply = null;
        for (int n = 0; n < chunks.size(); n++) {
            String chunk = chunks.get(n);
            long share = (long) work.condenseTo() * tokens(chunk) / total;
            int most =
                    (int)
                            Math.min(
                                    work.maxOutputTokens(),
                                    Math.max(LEAST_ANSWER, share + share / 2));
            int words = (int) (Math.max(LEAST_ANSWER, share) * WORDS_A_TOKEN);
            reply = runner.run(work.onPart(chunk, most), notice(n + 1, chunks.size(), words));
            attempts.addAll(reply.attempts());
            parts++;
            if (!(reply.outcome() instanceof Completed done)) {
                return reply;
            }
            models.add(done.model());
            usedFallback |= done.usedFallback();
            answers.add(done.truncated() ? Extract.wholeSentences(done.output()) : done.output());
        }
        if (reply == null) {
            throw new IllegalArgumentException("there is no input to condense");
        }
        return reply;
    }

    private static String notice(int part, int of, int words) {
        return (of == 1 ? "" : "<input> is part %d of %d of a longer text. ".formatted(part, of))
                + "Answer with at most %d words.".formatted(words);
    }

    private int tokens(String text) {
        return estimator.estimate(text);
    }

    private String note(String input, String byModels, String condensed, int rounds) {
        String note =
                "The input was condensed from about %s to %s tokens, in %d %s and %d %s, by %s."
                        .formatted(
                                Numbers.grouped(tokens(input)),
                                Numbers.grouped(tokens(condensed)),
                                parts,
                                parts == 1 ? "part" : "parts",
                                rounds,
                                rounds == 1 ? "round" : "rounds",
                                String.join(", ", models));
        return condensed.equals(byModels)
                ? note
                : note
                        + " Of the %s tokens that came of that, an extract left out what was too much."
                                .formatted(Numbers.grouped(tokens(byModels)));
    }
}
