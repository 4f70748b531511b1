package io.baton.domain.learning;

import io.baton.domain.model.CapabilityScore;
import io.baton.domain.model.ModelDescriptor;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What was learnt about models so far, one sum for each model and capability that were judged: its
 * size does not grow with the number of lessons. Lessons and wishes to forget are taken in the
 * order in which they were written. One thread at a time may write, any number may read.
 */
public final class LearntScores {
    private final Duration halfLife;
    private final Map<Subject, Evidence> evidence = new ConcurrentHashMap<>();
    private final Map<Reset, Instant> resets = new HashMap<>();
    private final AtomicLong version = new AtomicLong();

    /** A model at a capability. */
    private record Subject(String model, String capability) {}

    /** What was forgotten; null stands for all. */
    private record Reset(@Nullable String model, @Nullable String capability) {}

    /**
     * @param halfLife after which a lesson counts half; positive
     */
    public LearntScores(Duration halfLife) {
        if (halfLife.toMillis() <= 0) {
            throw new IllegalArgumentException("halfLife must be positive, but is " + halfLife);
        }
        this.halfLife = halfLife;
    }

    /** Takes in one lesson. */
    public void learn(Lesson lesson) {
        Subject subject = new Subject(lesson.model(), lesson.capability());
        Evidence known = evidence.getOrDefault(subject, Evidence.none(lesson.at()));
        Feedback replaced = lesson.replaced();
        if (replaced != null && !forgotten(subject, replaced.at())) {
            known = known.without(replaced, lesson.weight(), halfLife);
        }
        evidence.put(subject, known.with(lesson, halfLife));
        version.incrementAndGet();
    }

    /**
     * Forgets what was learnt before.
     *
     * @param model of this model; null of all
     * @param capability at this capability; null at all
     */
    public void forget(@Nullable String model, @Nullable String capability, Instant at) {
        evidence.keySet()
                .removeIf(
                        subject ->
                                (model == null || model.equals(subject.model))
                                        && (capability == null
                                                || capability.equals(subject.capability)));
        resets.put(new Reset(model, capability), at);
        version.incrementAndGet();
    }

    private boolean forgotten(Subject subject, Instant then) {
        for (@Nullable String model : new @Nullable String[] {subject.model, null}) {
            for (@Nullable String capability : new @Nullable String[] {subject.capability, null}) {
                Instant reset = resets.get(new Reset(model, capability));
                if (reset != null && !then.isAfter(reset)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Changes with everything that is learnt or forgotten. */
    public long version() {
        return version.get();
    }

    /** Ids of the models of which anything was learnt. */
    public Set<String> models() {
        Set<String> models = new TreeSet<>();
        evidence.keySet().forEach(subject -> models.add(subject.model));
        return models;
    }

    /**
     * The model with what was learnt of it.
     *
     * @param floor no score is lowered below it by what was learnt, so that harsh judges put a
     *     model last and never leave a task without one
     */
    public ModelDescriptor applyTo(ModelDescriptor model, double floor, Instant now) {
        Map<String, CapabilityScore> scores = new HashMap<>();
        boolean learnt = false;
        for (Map.Entry<String, CapabilityScore> known : model.capabilities().entrySet()) {
            CapabilityScore score =
                    posterior(model.id(), known.getKey(), known.getValue(), now).score(floor);
            learnt |= !Objects.equals(score, known.getValue());
            scores.put(known.getKey(), score);
        }
        return learnt ? model.withCapabilities(scores) : model;
    }

    Posterior posterior(String model, String capability, CapabilityScore prior, Instant now) {
        Evidence observed = evidence.get(new Subject(model, capability));
        return new Posterior(
                prior, observed == null ? Evidence.none(now) : observed.fadedTo(now, halfLife));
    }
}
