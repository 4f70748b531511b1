package io.baton.domain.planning;

import io.baton.domain.chain.Chain;
import io.baton.domain.error.Spelling;
import io.baton.domain.planning.Plan.CapabilitySource;
import io.baton.domain.task.Task;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out which capability a task needs: the one its sender names, else the one of its type, else
 * the one of the chain its sender names, else what its description reads like. A guess below the
 * threshold is more often right than {@code general} would be (docs/classification.md), so it is
 * taken, and the doubt is stated. When there is a {@link SecondOpinion}, it decides instead.
 *
 * <p>Only the description is read, never the input: a text to be summarised may be about anything.
 */
final class ModelCapabilityDetector {
    static final String GENERAL = "general";

    private static final String HELP = " Name a type or capability to decide it.";

    private final TaskRouting routing;
    private final CapabilityClassifier classifier;
    private final Set<String> capabilities;
    private final double threshold;
    private final SecondOpinion second;

    ModelCapabilityDetector(
            TaskRouting routing,
            CapabilityClassifier classifier,
            Set<String> capabilities,
            double threshold,
            SecondOpinion second) {
        this.routing = routing;
        this.classifier = classifier;
        this.capabilities = Set.copyOf(capabilities);
        this.threshold = threshold;
        this.second = second;
    }

    /**
     * @param chain the chain that the task names; null when it names none
     * @param now the moment of planning
     */
    DetectedCapability detect(Task task, @Nullable Chain chain, Instant now) {
        return stated(task, chain).orElseGet(() -> read(task, now));
    }

    /** What can be said without reading the description. */
    Optional<DetectedCapability> stated(Task task, @Nullable Chain chain) {
        String asked = task.capability();
        if (asked != null) {
            return Optional.of(new DetectedCapability(asked, 1, CapabilitySource.TASK, null));
        }
        String type = task.type();
        Optional<String> ofType = type == null ? Optional.empty() : routing.capability(type);
        String ofChain = chain == null ? null : chain.executor().capability();
        return ofType.map(it -> new DetectedCapability(it, 1, CapabilitySource.TYPE, null))
                .or(
                        () ->
                                Optional.ofNullable(ofChain)
                                        .map(it -> certain(it, CapabilitySource.TASK)));
    }

    private static DetectedCapability certain(String capability, CapabilitySource source) {
        return new DetectedCapability(capability, 1, source, null);
    }

    private DetectedCapability read(Task task, Instant now) {
        Classification guess = classifier.classify(task.description());
        if (guess.confidence() >= threshold && capabilities.contains(guess.capability())) {
            return guessed(task, guess);
        }
        return switch (second.ask(task.description(), task.constraints().requiredTags(), now)) {
            case SecondOpinion.Opinion.Given(var capability, var by)
                    when capabilities.contains(capability) ->
                    decided(task, guess, capability, by);
            case SecondOpinion.Opinion.Given(var capability, var by) ->
                    stillDoubtful(guessed(task, guess), by + " named no configured capability.");
            case SecondOpinion.Opinion.Missing(var why) -> stillDoubtful(guessed(task, guess), why);
            case SecondOpinion.Opinion.NotAsked() -> guessed(task, guess);
        };
    }

    /**
     * The confidence stays what the text alone gives that capability: a model states no honest one.
     */
    private DetectedCapability decided(
            Task task, Classification guess, String capability, String by) {
        double own = capability.equals(guess.capability()) ? guess.confidence() : 0;
        return new DetectedCapability(
                capability,
                guess.probabilities().getOrDefault(capability, own),
                CapabilitySource.TEXT,
                joined(
                        unknownType(task.type()),
                        readsLike(guess) + "; classified by " + by + " as " + capability + "."),
                true);
    }

    private static DetectedCapability stillDoubtful(DetectedCapability guessed, String why) {
        return new DetectedCapability(
                guessed.capability(),
                guessed.confidence(),
                guessed.source(),
                joined(guessed.doubt(), why));
    }

    private DetectedCapability guessed(Task task, Classification guess) {
        String unknownType = unknownType(task.type());
        if (!capabilities.contains(guess.capability())) {
            return new DetectedCapability(
                    GENERAL,
                    guess.confidence(),
                    CapabilitySource.DEFAULT,
                    joined(
                            unknownType,
                            readsLike(guess)
                                    + ", which is no configured capability; treated as general."
                                    + HELP));
        }
        return new DetectedCapability(
                guess.capability(),
                guess.confidence(),
                CapabilitySource.TEXT,
                guess.confidence() >= threshold
                        ? unknownType
                        : joined(
                                unknownType,
                                readsLike(guess)
                                        + ", which is less sure than the "
                                        + Figures.hundredths(threshold)
                                        + " asked for."
                                        + HELP));
    }

    /** Whether that was read from the text with less confidence than asked for. */
    boolean doubts(DetectedCapability detected) {
        return detected.decided()
                || (detected.source() == CapabilitySource.TEXT
                        && detected.confidence() < threshold);
    }

    /** What to do when no model can what was doubtfully read: general, and why. */
    DetectedCapability insteadOf(DetectedCapability doubtful) {
        return new DetectedCapability(
                GENERAL,
                doubtful.confidence(),
                CapabilitySource.DEFAULT,
                joined(
                        doubtful.doubt(),
                        "No model can "
                                + doubtful.capability()
                                + ", so the task is treated as general."));
    }

    private static String readsLike(Classification guess) {
        return "The description reads most like "
                + guess.capability()
                + " ("
                + Figures.hundredths(guess.confidence())
                + ")";
    }

    private static String joined(@Nullable String first, String second) {
        return first == null ? second : first + " " + second;
    }

    private @Nullable String unknownType(@Nullable String type) {
        return type == null
                ? null
                : "The type "
                        + type
                        + " is not known"
                        + Spelling.didYouMean(type, routing.capabilityByType().keySet())
                        + ", so the description decided.";
    }
}
