package io.baton.app.management;

import io.baton.app.config.BatonSettings;
import io.baton.app.health.ProcessHealth;
import io.baton.app.health.RoleHealth;
import io.baton.app.health.Watched;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/** What is there only with a management port. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("baton.management.port")
public class ManagementConfiguration {

    @Bean
    PrometheusMeterRegistry meterRegistry(List<Watched> roles) {
        var meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        new JvmMemoryMetrics().bindTo(meters);
        new JvmThreadMetrics().bindTo(meters);
        new ProcessorMetrics().bindTo(meters);
        new UptimeMetrics().bindTo(meters);
        for (Watched role : roles) {
            gauge(meters, role, "baton.ready", "1 while it reads", RoleHealth::isWorking);
            gauge(meters, role, "baton.stuck", "1 when it must start anew", RoleHealth::isStuck);
        }
        return meters;
    }

    private static void gauge(
            PrometheusMeterRegistry meters,
            Watched role,
            String name,
            String description,
            Predicate<RoleHealth> is) {
        Gauge.builder(name, role, watched -> is.test(watched.health()) ? 1 : 0)
                .description(description)
                .tag("role", role.role().id())
                .register(meters);
    }

    @Bean
    ManagementServer managementServer(
            BatonSettings settings, ProcessHealth health, PrometheusMeterRegistry meters) {
        return new ManagementServer(
                settings.management(),
                Objects.requireNonNull(settings.management().port(), "the condition says so"),
                health,
                meters);
    }
}
