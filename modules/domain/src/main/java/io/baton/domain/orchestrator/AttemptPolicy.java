package io.baton.domain.orchestrator;

import io.baton.domain.error.ErrorCode;
import io.baton.domain.model.Attempt;
import io.baton.domain.planning.Candidate;
import io.baton.domain.synthesis.StageWork;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Decides which model to call next for a stage, as a function of what has been tried.
 *
 * <p>Candidates are tried in the order of the work, those whose gate is closed after all others.
 * One that failed in a way that may pass is called again after a wait, up to its number of calls;
 * when the wait is longer than the longest backoff and another candidate is left, that one is
 * called at once instead. When every candidate has been tried, one that may recover and has calls
 * left is tried again. As long as the models cannot be reached the stage waits for one of them,
 * beyond its number of calls, for as long as its patience lasts. A failure of the stage itself,
 * such as its deadline, ends it at once. No wait reaches into the last {@code minCallTime} before
 * the stage's deadline.
 *
 * <p>Pure but for the gate and the random source of the jitter; as safe for many threads as these.
 */
public final class AttemptPolicy {
    private final AttemptLimits limits;
    private final ModelGate gate;
    private final RandomGenerator random;

    public AttemptPolicy(AttemptLimits limits, ModelGate gate, RandomGenerator random) {
        this.limits = limits;
        this.gate = gate;
        this.random = random;
    }

    /** The same policy with another gate before the models. */
    public AttemptPolicy behind(ModelGate other) {
        return new AttemptPolicy(limits, other, random);
    }

    /** The same policy with one more gate before the models: both must be open. */
    AttemptPolicy alsoBehind(ModelGate other) {
        return behind(model -> longest(gate.closedFor(model), other.closedFor(model)));
    }

    /**
     * What to do next.
     *
     * @param work the stage; a worker that prefers another order of candidates passes the work with
     *     its candidates in that order, the same each time
     * @param soFar every failed call for it, oldest first
     * @param last more about the newest of these; null when there is none
     * @param begunAt when the stage was begun here
     */
    public Next decide(
            StageWork work,
            List<Attempt> soFar,
            @Nullable AttemptFailure last,
            Instant begunAt,
            Instant now) {
        if (!now.isBefore(work.deadline())) {
            return new Next.GiveUp(Surrender.pastDeadline(work, soFar));
        }
        if (work.candidates().isEmpty()) {
            return new Next.GiveUp(Surrender.noCandidate(work));
        }
        if (last != null && isOfTheStage(last.code())) {
            return new Next.GiveUp(Surrender.after(work, soFar, last));
        }
        Situation at = new Situation(work, soFar, begunAt, now);
        Optional<Next.WaitThenCall> again = again(at, last);
        Optional<Next> other = untried(at).filter(this::isOpen).findFirst().map(Next.Call::new);
        if (other.isPresent() && again.filter(this::isShort).isEmpty()) {
            return other.get();
        }
        return again.or(() -> recovering(at))
                .<Next>map(wait -> wait)
                .orElseGet(() -> new Next.GiveUp(Surrender.after(work, soFar, last)));
    }

    private static boolean isOfTheStage(ErrorCode code) {
        return code == ErrorCode.CANCELLED
                || code == ErrorCode.DEADLINE_EXCEEDED
                || code == ErrorCode.BUDGET_EXCEEDED
                || code == ErrorCode.INVALID_TASK;
    }

    private boolean isShort(Next.WaitThenCall wait) {
        return wait.delay().compareTo(limits.maxBackoff()) <= 0 && isOpen(wait.model());
    }

    private boolean isOpen(String model) {
        return gate.closedFor(model).isZero();
    }

    private static Stream<String> untried(Situation at) {
        return at.models().filter(model -> at.calls(model) == 0);
    }

    /** The model of the newest failure once more, when that may help and there is time. */
    private Optional<Next.WaitThenCall> again(Situation at, @Nullable AttemptFailure last) {
        if (last == null || !last.retryable()) {
            return Optional.empty();
        }
        String model = at.soFar().getLast().model();
        Duration asked = last.retryAfter();
        return waiting(at, model, asked == null ? Duration.ZERO : asked);
    }

    /** The other candidate that may be called first: not tried yet, or its failure may be over. */
    private Optional<Next.WaitThenCall> recovering(Situation at) {
        String tried = at.soFar().isEmpty() ? "" : at.soFar().getLast().model();
        return at.models()
                .filter(model -> !model.equals(tried))
                .filter(model -> at.calls(model) == 0 || mayRecover(at, model))
                .flatMap(model -> waiting(at, model, Duration.ZERO).stream())
                .min(Comparator.comparing(Next.WaitThenCall::delay));
    }

    private static boolean mayRecover(Situation at, String model) {
        return newest(at, model).map(Attempt::error).filter(ErrorCode::retryable).isPresent();
    }

    private static Optional<Attempt> newest(Situation at, String model) {
        return at.soFar().reversed().stream()
                .filter(attempt -> attempt.model().equals(model))
                .findFirst();
    }

    private Optional<Next.WaitThenCall> waiting(Situation at, String model, Duration asked) {
        int calls = at.calls(model);
        Duration wait = longest(gate.closedFor(model), asked, backoff(calls));
        Instant then = at.now().plus(wait);
        boolean inTime = then.isBefore(at.work().deadline().minus(limits.minCallTime()));
        boolean patient = !then.isAfter(at.begunAt().plus(limits.patience()));
        boolean allowed =
                calls == 0
                        ? patient || isOpen(model)
                        : calls < limits.maxCallsPerModel() || (patient && isOutOfReach(at, model));
        return inTime && allowed
                ? Optional.of(new Next.WaitThenCall(model, wait))
                : Optional.empty();
    }

    private static boolean isOutOfReach(Situation at, String model) {
        return newest(at, model)
                .filter(attempt -> attempt.error() == ErrorCode.PROVIDER_UNAVAILABLE)
                .isPresent();
    }

    private static Duration longest(Duration... waits) {
        return Stream.of(waits).max(Comparator.naturalOrder()).orElseThrow();
    }

    /** Doubles with each call and is capped; of that, a random part between half and all. */
    private Duration backoff(int calls) {
        if (calls == 0) {
            return Duration.ZERO;
        }
        Duration doubled = limits.firstBackoff().multipliedBy(1L << Math.min(calls - 1, 20));
        Duration full = doubled.compareTo(limits.maxBackoff()) < 0 ? doubled : limits.maxBackoff();
        return full.minusMillis(random.nextLong(full.toMillis() / 2 + 1));
    }

    private record Situation(StageWork work, List<Attempt> soFar, Instant begunAt, Instant now) {
        Stream<String> models() {
            return work.candidates().stream().map(Candidate::model);
        }

        int calls(String model) {
            return (int) soFar.stream().filter(attempt -> attempt.model().equals(model)).count();
        }
    }
}
