package io.baton.app;

import io.baton.app.analyzer.AnalyzerRole;
import io.baton.app.config.BatonSettings;
import io.baton.app.health.ProcessHealth;
import io.baton.app.management.ManagementServer;
import io.baton.app.registry.ModelRegistry;
import io.baton.app.synthesizer.SynthesizerRole;
import io.baton.app.worker.WorkerRole;
import io.baton.app.worker.model.ServedModels;
import io.baton.wire.Topology;

import org.springframework.context.ConfigurableApplicationContext;

import java.time.Duration;
import java.util.Optional;

/** The roles of this process while they run. */
public final class RunningBaton implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(50);

    private final ConfigurableApplicationContext context;

    RunningBaton(ConfigurableApplicationContext context) {
        this.context = context;
    }

    public BatonSettings settings() {
        return context.getBean(BatonSettings.class);
    }

    public Topology topology() {
        return context.getBean(Topology.class);
    }

    /** What was done about the topics at the start. */
    public TopicsReady topics() {
        return context.getBean(TopicsReady.class);
    }

    /** What the worker of this process serves; empty when it plays none. */
    public Optional<ServedModels> served() {
        return Optional.ofNullable(context.getBeanProvider(ServedModels.class).getIfAvailable());
    }

    /** What all workers announced, as far as the analyzer of this process has heard. */
    public ModelRegistry registry() {
        return context.getBean(ModelRegistry.class);
    }

    /** How the roles are, as probes are told. */
    public ProcessHealth health() {
        return context.getBean(ProcessHealth.class);
    }

    /** Where probes are answered; empty when no port is configured. */
    public Optional<Integer> managementPort() {
        return Optional.ofNullable(context.getBeanProvider(ManagementServer.class).getIfAvailable())
                .map(ManagementServer::port);
    }

    /** Whether every role of this process has its share of the work. */
    public boolean isReady() {
        AnalyzerRole analyzer = context.getBeanProvider(AnalyzerRole.class).getIfAvailable();
        SynthesizerRole synthesizer =
                context.getBeanProvider(SynthesizerRole.class).getIfAvailable();
        WorkerRole worker = context.getBeanProvider(WorkerRole.class).getIfAvailable();
        return (analyzer == null || analyzer.isReady())
                && (synthesizer == null || synthesizer.isReady())
                && (worker == null || worker.isRunning());
    }

    /**
     * Waits until {@link #isReady()}.
     *
     * @return false when the patience was over first
     */
    public boolean awaitReady(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!isReady()) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(LOOK);
        }
        return true;
    }

    /** Stops the roles: calls in flight get the drain time, what is unfinished goes back. */
    @Override
    public void close() {
        context.close();
    }
}
