package io.baton.domain.orchestrator;

import io.baton.domain.error.ErrorCode;
import io.baton.domain.model.Attempt;
import io.baton.domain.planning.Candidate;
import io.baton.domain.synthesis.StageWork;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Decides which model to call next for a stage, as a function of what has been tried.
 *
 * <p>Candidates are tried in the order of the work. One that failed in a way that may pass is
 * called again after a wait, up to its number of calls; when the wait is longer than the longest
 * backoff and another candidate is left, that one is called at once instead. When every candidate
 * has been tried, one that may recover and has calls left is tried again. A failure of the stage
 * itself, such as its deadline, ends it at once. No wait reaches into the last {@code minCallTime}
 * before the stage's deadline.
 *
 * <p>Pure but for the random source of the jitter; as safe for many threads as that is.
 */
public final class AttemptPolicy {
    private final Limits limits;
    private final RandomGenerator random;

    public AttemptPolicy(Limits limits, RandomGenerator random) {
        this.limits = limits;
        this.random = random;
    }

    /**
     * What to do next.
     *
     * @param work the stage; a worker that prefers another order of candidates passes the work with
     *     its candidates in that order, the same each time
     * @param soFar every failed call for it, oldest first
     * @param last more about the newest of these; null when there is none
     */
    public Next decide(
            StageWork work, List<Attempt> soFar, @Nullable AttemptFailure last, Instant now) {
        if (!now.isBefore(work.deadline())) {
            return new Next.GiveUp(Surrender.pastDeadline(work, soFar));
        }
        if (work.candidates().isEmpty()) {
            return new Next.GiveUp(Surrender.noCandidate(work));
        }
        if (soFar.isEmpty()) {
            return new Next.Call(work.candidates().getFirst().model());
        }
        if (last != null && isOfTheStage(last.code())) {
            return new Next.GiveUp(Surrender.after(work, soFar, last));
        }
        String tried = soFar.getLast().model();
        Optional<Next> again = again(work, soFar, last, now);
        Optional<Next> other = untried(work, soFar).map(Next.Call::new);
        boolean patient =
                again.isPresent()
                        && again.get() instanceof Next.WaitThenCall wait
                        && wait.delay().compareTo(limits.maxBackoff()) <= 0;
        if (again.isPresent() && (patient || other.isEmpty())) {
            return again.get();
        }
        return other.or(() -> recovering(work, soFar, tried, now))
                .orElseGet(() -> new Next.GiveUp(Surrender.after(work, soFar, last)));
    }

    private static boolean isOfTheStage(ErrorCode code) {
        return code == ErrorCode.CANCELLED
                || code == ErrorCode.DEADLINE_EXCEEDED
                || code == ErrorCode.BUDGET_EXCEEDED
                || code == ErrorCode.INVALID_TASK;
    }

    /** The model of the newest failure once more, when that may help and there is time. */
    private Optional<Next> again(
            StageWork work, List<Attempt> soFar, @Nullable AttemptFailure last, Instant now) {
        if (last == null || !last.retryable()) {
            return Optional.empty();
        }
        String model = soFar.getLast().model();
        Duration wait = backoff(calls(soFar, model));
        Duration asked = last.retryAfter();
        return waiting(
                work, soFar, model, asked == null || asked.compareTo(wait) < 0 ? wait : asked, now);
    }

    private static Optional<String> untried(StageWork work, List<Attempt> soFar) {
        return work.candidates().stream()
                .map(Candidate::model)
                .filter(model -> calls(soFar, model) == 0)
                .findFirst();
    }

    /** Another candidate whose failure may have passed by now. */
    private Optional<Next> recovering(
            StageWork work, List<Attempt> soFar, String tried, Instant now) {
        return work.candidates().stream()
                .map(Candidate::model)
                .filter(model -> !model.equals(tried) && mayRecover(soFar, model))
                .flatMap(
                        model ->
                                waiting(work, soFar, model, backoff(calls(soFar, model)), now)
                                        .stream())
                .findFirst();
    }

    private static boolean mayRecover(List<Attempt> soFar, String model) {
        return soFar.reversed().stream()
                .filter(attempt -> attempt.model().equals(model))
                .findFirst()
                .map(Attempt::error)
                .filter(ErrorCode::retryable)
                .isPresent();
    }

    private Optional<Next> waiting(
            StageWork work, List<Attempt> soFar, String model, Duration wait, Instant now) {
        boolean callsLeft = calls(soFar, model) < limits.maxCallsPerModel();
        Instant latest = work.deadline().minus(limits.minCallTime());
        return callsLeft && now.plus(wait).isBefore(latest)
                ? Optional.of(new Next.WaitThenCall(model, wait))
                : Optional.empty();
    }

    /** Doubles with each call and is capped; of that, a random part between half and all. */
    private Duration backoff(int calls) {
        Duration doubled = limits.firstBackoff().multipliedBy(1L << Math.min(calls - 1, 20));
        Duration full = doubled.compareTo(limits.maxBackoff()) < 0 ? doubled : limits.maxBackoff();
        return full.minusMillis(random.nextLong(full.toMillis() / 2 + 1));
    }

    private static int calls(List<Attempt> soFar, String model) {
        return (int) soFar.stream().filter(attempt -> attempt.model().equals(model)).count();
    }

    /**
     * How much is tried.
     *
     * @param maxCallsPerModel calls of one model for one stage, 1 or more
     * @param firstBackoff wait before a model's second call, positive
     * @param maxBackoff longest backoff, and longest wait while another candidate is left
     * @param minCallTime time before the deadline in which no call is begun after a wait
     */
    public record Limits(
            int maxCallsPerModel,
            Duration firstBackoff,
            Duration maxBackoff,
            Duration minCallTime) {

        public static final Limits DEFAULT =
                new Limits(
                        3, Duration.ofMillis(500), Duration.ofSeconds(10), Duration.ofSeconds(1));

        public Limits {
            if (maxCallsPerModel < 1) {
                throw new IllegalArgumentException(
                        "maxCallsPerModel must be 1 or more, but is " + maxCallsPerModel);
            }
            if (!firstBackoff.isPositive() || maxBackoff.compareTo(firstBackoff) < 0) {
                throw new IllegalArgumentException(
                        "firstBackoff must be positive and at most maxBackoff, but they are "
                                + firstBackoff
                                + " and "
                                + maxBackoff);
            }
            if (minCallTime.isNegative()) {
                throw new IllegalArgumentException(
                        "minCallTime must not be negative, but is " + minCallTime);
            }
        }
    }
}
