package io.baton.app.config;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * Which model is asked what a text needs when the embedded classifier is less sure than {@code
 * baton.tasks.min-confidence}.
 *
 * @param model id of the model; null asks none
 * @param timeout most time that tasks read together wait for it, together; well below the ten
 *     seconds of their transaction
 * @param maxConcurrency most calls of it at once from this process, 1..100
 */
public record ClassifierSettings(
        @Nullable String model,
        @DefaultValue("5s") Duration timeout,
        @DefaultValue("4") int maxConcurrency) {
    public ClassifierSettings {
        if (model != null && model.isBlank()) {
            throw new InvalidSettingException(
                    "baton.classifier.model is empty; name a model as `baton models list` shows it,"
                            + " or leave the key out");
        }
        Range.check(
                "baton.classifier.timeout", timeout, Duration.ofMillis(100), Duration.ofSeconds(8));
        Range.check("baton.classifier.max-concurrency", maxConcurrency, 1, 100);
    }
}
