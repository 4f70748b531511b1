package io.baton.app.guarantee;

import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A trial that takes minutes: it runs with {@code -Pguarantees}. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@EnabledIfSystemProperty(
        named = "baton.guarantees.tasks",
        matches = ".+",
        disabledReason = "takes minutes; run mvn verify -Pguarantees -pl modules/app -am")
@interface LongTrial {}
