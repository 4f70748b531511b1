package io.baton.app.worker;

import io.baton.app.TopicsReady;
import io.baton.app.config.BatonSettings;
import io.baton.app.config.ConditionalOnRole;
import io.baton.app.config.InstanceName;
import io.baton.app.config.PromptFiles;
import io.baton.app.config.Role;
import io.baton.app.kafka.KafkaClients;
import io.baton.app.provider.ProviderSource;
import io.baton.app.worker.model.ServedModels;
import io.baton.wire.Topology;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The worker's beans. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnRole(Role.WORKER)
public class WorkerConfiguration {

    @Bean
    ServedModels servedModels(BatonSettings settings, InstanceName name) {
        return new ServedModels(new ProviderSource(settings), name.host());
    }

    @Bean
    WorkerRole workerRole(
            BatonSettings settings,
            KafkaClients clients,
            Topology topics,
            ServedModels models,
            InstanceName name,
            TopicsReady ready) {
        String id = settings.worker().id();
        return new WorkerRole(
                clients,
                topics,
                settings.worker(),
                settings.cache(),
                models,
                PromptFiles.composer(settings.promptsDir()),
                id == null ? name.unique() : id);
    }
}
