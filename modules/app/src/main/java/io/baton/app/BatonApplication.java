package io.baton.app;

import io.baton.app.analyzer.AnalyzerConfiguration;
import io.baton.app.config.BatonSettings;
import io.baton.app.config.InstanceName;
import io.baton.app.health.ProcessHealth;
import io.baton.app.health.Watched;
import io.baton.app.kafka.KafkaClients;
import io.baton.app.management.ManagementConfiguration;
import io.baton.app.registry.ModelRegistry;
import io.baton.app.synthesizer.SynthesizerConfiguration;
import io.baton.app.worker.WorkerConfiguration;
import io.baton.wire.Topology;

import org.springframework.boot.Banner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

import java.util.List;

/** The application: every role is a bean that runs, if {@code baton.roles} names it. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableConfigurationProperties(BatonSettings.class)
@Import({
    AnalyzerConfiguration.class,
    WorkerConfiguration.class,
    SynthesizerConfiguration.class,
    ManagementConfiguration.class
})
public class BatonApplication {

    /**
     * Starts the roles and returns when they run.
     *
     * @param arguments Spring Boot's: {@code --baton.worker.lanes=8}, {@code
     *     --spring.config.additional-location=file:baton.yaml}
     * @throws StartException when they cannot, with a sentence for whoever started them
     */
    public static RunningBaton start(String... arguments) {
        try {
            return new RunningBaton(
                    new SpringApplicationBuilder(BatonApplication.class)
                            .web(WebApplicationType.NONE)
                            .bannerMode(Banner.Mode.OFF)
                            .logStartupInfo(false)
                            .registerShutdownHook(false)
                            .run(arguments));
        } catch (RuntimeException e) {
            throw StartException.of(e);
        }
    }

    @Bean
    Topology topology(BatonSettings settings) {
        return settings.topology();
    }

    @Bean
    KafkaClients kafkaClients(BatonSettings settings) {
        return new KafkaClients(settings.kafka());
    }

    @Bean
    TopicsReady topicsReady(BatonSettings settings, KafkaClients clients, Topology topics) {
        return TopicsReady.ensure(settings, clients, topics);
    }

    @Bean
    ModelRegistry modelRegistry() {
        return new ModelRegistry();
    }

    @Bean
    InstanceName instanceName(BatonSettings settings) {
        return InstanceName.ofThisProcess(settings.instanceId());
    }

    @Bean
    ProcessHealth processHealth(List<Watched> roles) {
        return new ProcessHealth(roles);
    }
}
