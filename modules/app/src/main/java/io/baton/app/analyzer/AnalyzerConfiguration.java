package io.baton.app.analyzer;

import io.baton.app.TopicsReady;
import io.baton.app.classify.ModelOpinion;
import io.baton.app.config.BatonSettings;
import io.baton.app.config.ConditionalOnRole;
import io.baton.app.config.InstanceName;
import io.baton.app.config.Role;
import io.baton.app.deadletter.DeadLetters;
import io.baton.app.kafka.KafkaClients;
import io.baton.app.kafka.OutgoingRecords;
import io.baton.app.learning.LearningTail;
import io.baton.app.learning.LearntCatalog;
import io.baton.app.planning.Planning;
import io.baton.app.registry.ModelRegistry;
import io.baton.app.registry.RegistryTail;
import io.baton.domain.learning.LearntScores;
import io.baton.wire.Topology;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;

/** The analyzer's beans. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnRole(Role.ANALYZER)
public class AnalyzerConfiguration {
    /** Good ranks are worth waiting for, but no task. */
    private static final Duration LEARNT_PATIENCE = Duration.ofSeconds(5);

    @Bean
    RegistryTail registryTail(
            KafkaClients clients,
            Topology topics,
            ModelRegistry registry,
            InstanceName name,
            TopicsReady ready) {
        return new RegistryTail(clients, topics, registry, "analyzer-models-" + name.unique());
    }

    @Bean
    LearntCatalog learntCatalog(
            BatonSettings settings, ModelRegistry registry, LearntScores learnt) {
        return new LearntCatalog(registry, learnt, settings.learning());
    }

    @Bean
    LearntScores learntScores(BatonSettings settings) {
        return new LearntScores(settings.learning().halfLife());
    }

    @Bean
    @ConditionalOnProperty(name = "baton.learning.enabled", matchIfMissing = true)
    LearningTail learningTail(
            BatonSettings settings,
            KafkaClients clients,
            Topology topics,
            LearntScores learnt,
            InstanceName name,
            TopicsReady ready) {
        return new LearningTail(
                clients, topics, learnt, settings.learning(), "analyzer-learning-" + name.unique());
    }

    @Bean
    ModelOpinion.Opinions opinions(BatonSettings settings) {
        return ModelOpinion.of(settings, InstantSource.system());
    }

    @Bean
    AnalyzerRole analyzerRole(
            BatonSettings settings,
            KafkaClients clients,
            Topology topics,
            LearntCatalog models,
            RegistryTail tail,
            ObjectProvider<LearningTail> learning,
            ModelOpinion.Opinions opinions,
            InstanceName name) {
        Clock clock = Clock.systemUTC();
        OutgoingRecords outgoing = new OutgoingRecords("/baton/analyzer/" + name.lasting(), clock);
        TaskIntake intake =
                new TaskIntake(
                        Planning.of(settings, opinions.second()),
                        models,
                        new PlanRecords(topics, outgoing),
                        new DeadLetters(topics));
        return new AnalyzerRole(
                clients,
                topics,
                name,
                new TaskBatch(intake, opinions.takesTime(), clock),
                () -> {
                    tail.awaitModels(settings.tasks().waitForModels());
                    LearningTail learnt = learning.getIfAvailable();
                    if (learnt != null) {
                        learnt.awaitKnown(LEARNT_PATIENCE);
                    }
                });
    }
}
