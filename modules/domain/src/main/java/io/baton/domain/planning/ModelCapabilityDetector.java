package io.baton.domain.planning;

import io.baton.domain.chain.Chain;
import io.baton.domain.error.Spelling;
import io.baton.domain.planning.Plan.CapabilitySource;
import io.baton.domain.task.Task;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.Set;

/**
 * Finds out which capability a task needs: the one its sender names, else the one of its type, else
 * the one of the chain its sender names, else what its description reads like. A guess below the
 * threshold is not acted upon: the task counts as {@code general}, and the doubt is stated.
 *
 * <p>Only the description is read, never the input: a text to be summarised may be about anything.
 */
final class ModelCapabilityDetector {
    static final String GENERAL = "general";

    private final TaskRouting routing;
    private final CapabilityClassifier classifier;
    private final Set<String> capabilities;
    private final double threshold;

    ModelCapabilityDetector(
            TaskRouting routing,
            CapabilityClassifier classifier,
            Set<String> capabilities,
            double threshold) {
        this.routing = routing;
        this.classifier = classifier;
        this.capabilities = Set.copyOf(capabilities);
        this.threshold = threshold;
    }

    /**
     * @param chain the chain that the task names; null when it names none
     */
    DetectedCapability detect(Task task, @Nullable Chain chain) {
        return stated(task, chain).orElseGet(() -> read(task));
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

    private DetectedCapability read(Task task) {
        Classification guess = classifier.classify(task.description());
        String unknownType = unknownType(task.type());
        if (guess.confidence() >= threshold && capabilities.contains(guess.capability())) {
            return new DetectedCapability(
                    guess.capability(), guess.confidence(), CapabilitySource.TEXT, unknownType);
        }
        String doubt =
                "The description reads most like "
                        + guess.capability()
                        + " ("
                        + Figures.hundredths(guess.confidence())
                        + "), which is "
                        + (guess.confidence() < threshold
                                ? "less sure than the "
                                        + Figures.hundredths(threshold)
                                        + " asked for"
                                : "no configured capability")
                        + "; treated as general. Name a type or capability to decide it.";
        return new DetectedCapability(
                GENERAL,
                guess.confidence(),
                CapabilitySource.DEFAULT,
                unknownType == null ? doubt : unknownType + " " + doubt);
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
