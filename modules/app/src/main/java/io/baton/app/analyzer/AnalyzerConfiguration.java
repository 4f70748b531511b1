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
import io.baton.app.planning.Planning;
import io.baton.app.registry.ModelRegistry;
import io.baton.app.registry.RegistryTail;
import io.baton.wire.Topology;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Clock;
import java.time.InstantSource;

/** The analyzer's beans. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnRole(Role.ANALYZER)
public class AnalyzerConfiguration {

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
    ModelOpinion.Opinions opinions(BatonSettings settings) {
        return ModelOpinion.of(settings, InstantSource.system());
    }

    @Bean
    AnalyzerRole analyzerRole(
            BatonSettings settings,
            KafkaClients clients,
            Topology topics,
            ModelRegistry registry,
            RegistryTail tail,
            ModelOpinion.Opinions opinions,
            InstanceName name) {
        Clock clock = Clock.systemUTC();
        OutgoingRecords outgoing = new OutgoingRecords("/baton/analyzer/" + name.host(), clock);
        TaskIntake intake =
                new TaskIntake(
                        Planning.of(settings, opinions.second()),
                        registry,
                        new PlanRecords(topics, outgoing),
                        new DeadLetters(topics));
        return new AnalyzerRole(
                clients,
                topics,
                name.unique(),
                new TaskBatch(intake, opinions.takesTime(), clock),
                () -> tail.awaitModels(settings.tasks().waitForModels()));
    }
}
