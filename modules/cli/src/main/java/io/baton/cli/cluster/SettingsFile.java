package io.baton.cli.cluster;

import io.baton.app.StartException;
import io.baton.app.config.BatonSettings;
import io.baton.cli.failure.UserError;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.FileSystemResource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Reads Baton's configuration as the roles do, for commands that play none. */
final class SettingsFile {
    private SettingsFile() {}

    static BatonSettings read(@Nullable Path config, Map<String, String> decided) {
        var environment = new StandardEnvironment();
        if (config != null) {
            load(config, environment);
        }
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("command", Map.copyOf(decided)));
        ConfigurationPropertySources.attach(environment);
        var strict =
                new NoUnboundElementsBindHandler(
                        BindHandler.DEFAULT, new UnboundElementsSourceFilter());
        try {
            return Binder.get(environment)
                    .bindOrCreate("baton", Bindable.of(BatonSettings.class), strict);
        } catch (RuntimeException e) {
            throw StartException.of(e);
        }
    }

    private static void load(Path config, StandardEnvironment environment) {
        if (!Files.isReadable(config)) {
            throw new UserError(
                    "The file %s of --config cannot be read. Check the path.".formatted(config));
        }
        try {
            new YamlPropertySourceLoader()
                    .load("config", new FileSystemResource(config))
                    .forEach(environment.getPropertySources()::addLast);
        } catch (IOException | RuntimeException e) {
            throw new UserError(
                    "The file %s of --config is not valid YAML: %s"
                            .formatted(config, e.getMessage()),
                    e);
        }
    }
}
