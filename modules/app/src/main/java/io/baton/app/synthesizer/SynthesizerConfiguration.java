package io.baton.app.synthesizer;

import io.baton.app.TopicsReady;
import io.baton.app.config.BatonSettings;
import io.baton.app.config.ConditionalOnRole;
import io.baton.app.config.InstanceName;
import io.baton.app.config.Role;
import io.baton.app.format.JsonSchemaCheck;
import io.baton.app.kafka.KafkaClients;
import io.baton.domain.synthesis.OutputFormatter;
import io.baton.domain.synthesis.ResultSynthesizer;
import io.baton.domain.synthesis.TaskMachine;
import io.baton.wire.Topology;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The synthesizer's beans. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnRole(Role.SYNTHESIZER)
public class SynthesizerConfiguration {

    @Bean
    SynthesizerRole synthesizerRole(
            BatonSettings settings,
            KafkaClients clients,
            Topology topics,
            InstanceName name,
            TopicsReady ready) {
        TaskMachine machine =
                new TaskMachine(
                        settings.synthesizer().retention(),
                        new ResultSynthesizer(new OutputFormatter(new JsonSchemaCheck())));
        String instanceId = settings.synthesizer().instanceId();
        return new SynthesizerRole(
                clients,
                topics,
                settings.synthesizer(),
                machine,
                instanceId == null ? name.lasting() : instanceId,
                settings.learning().enabled());
    }
}
