package io.baton.domain.probe;

import io.baton.domain.chain.PromptComposer;
import io.baton.domain.chain.Role;
import io.baton.domain.chain.StageBrief;
import io.baton.domain.model.LlmModel;
import io.baton.domain.model.ModelRequest;
import io.baton.domain.model.ProviderException;
import io.baton.domain.probe.ProbeOutcome.Measured;
import io.baton.domain.probe.ProbeOutcome.Miss;
import io.baton.domain.probe.ProbeOutcome.NotMeasurable;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Puts probes to a model, one after the other, in the words in which a task would reach it as an
 * executor. A call that fails by the model's fault is a probe not passed; any other failure ends
 * the measurement without a score.
 */
public final class Prober {
    /** Enough for a model that thinks aloud; the end of one that does not stop. */
    private static final int MOST_TOKENS = 4096;

    private static final double TOKENS_PER_WORD = 5 / 3.0;

    /** How far code can be believed that compiles but was not run. */
    private static final double COMPILED_ONLY = 0.5;

    private final PromptComposer composer;
    private final CodeBench bench;
    private final InstantSource clock;
    private final Duration timeout;

    /**
     * A prober.
     *
     * @param timeout longest single call
     */
    public Prober(PromptComposer composer, CodeBench bench, InstantSource clock, Duration timeout) {
        this.composer = composer;
        this.bench = bench;
        this.clock = clock;
        this.timeout = timeout;
    }

    /** Hears of each probe before it begins. */
    @FunctionalInterface
    public interface Progress {
        void begins(ProbeTask task);
    }

    /**
     * Measures one capability.
     *
     * @param tasks the probes, not empty
     * @throws InterruptedException when the calling thread was interrupted; the call is aborted
     */
    public ProbeOutcome probe(
            LlmModel model, String capability, List<ProbeTask> tasks, Progress progress)
            throws InterruptedException {
        String id = model.descriptor().id();
        Instant start = clock.instant();
        List<Miss> misses = new ArrayList<>();
        int judged = 0;
        boolean answered = false;
        String undecided = "there is no probe for it";
        for (ProbeTask task : tasks) {
            progress.begins(task);
            Verdict verdict;
            try {
                verdict = judge(model, task);
                answered = true;
            } catch (ProviderException failure) {
                if (!ProbeFault.isOfModel(failure.code(), answered)) {
                    return new NotMeasurable(
                            id,
                            capability,
                            reason(failure),
                            ProbeFault.concernsEveryCapability(failure));
                }
                verdict = Verdict.failed(failure.code().name());
            }
            switch (verdict.grade()) {
                case PASSED -> judged++;
                case FAILED -> {
                    judged++;
                    misses.add(new Miss(task.id(), verdict.reason()));
                }
                case UNDECIDED -> undecided = verdict.reason();
            }
        }
        if (judged == 0) {
            return new NotMeasurable(id, capability, undecided, false);
        }
        int passed = judged - misses.size();
        return new Measured(
                id,
                capability,
                ProbeScore.of(passed, judged, weight(tasks)),
                passed,
                Duration.between(start, clock.instant()),
                misses);
    }

    private static String reason(ProviderException failure) {
        return failure.code() + ": " + failure.getMessage();
    }

    private double weight(List<ProbeTask> tasks) {
        boolean code =
                tasks.stream()
                        .flatMap(task -> task.steps().stream())
                        .anyMatch(step -> step.check() instanceof JavaCheck);
        return code && !bench.runs() ? COMPILED_ONLY : 1;
    }

    private Verdict judge(LlmModel model, ProbeTask task) throws InterruptedException {
        String before = null;
        for (ProbeTask.Step step : task.steps()) {
            String answer = answer(model, task.capability(), step, before);
            Verdict verdict = step.check().judge(answer, bench);
            if (!verdict.isPassed()) {
                return verdict;
            }
            before = answer;
        }
        return Verdict.passed();
    }

    private String answer(
            LlmModel model, String capability, ProbeTask.Step step, @Nullable String before)
            throws InterruptedException {
        StageBrief brief =
                new StageBrief(
                        Role.EXECUTOR,
                        capability,
                        step.instruction(),
                        step.input() == null ? before : step.input(),
                        Map.of(),
                        List.of(),
                        step.format(),
                        step.schema(),
                        0);
        // A method that only picks keeps to a number of words because it is told as tokens.
        int tokens =
                model.descriptor().generative() || step.words() == 0
                        ? MOST_TOKENS
                        : (int) (step.words() * TOKENS_PER_WORD);
        ModelRequest request =
                new ModelRequest(
                        composer.compose(brief),
                        Role.EXECUTOR,
                        capability,
                        tokens,
                        step.format(),
                        step.schema(),
                        clock.instant().plus(timeout));
        return model.generate(request).text();
    }
}
