package io.baton.cli.cluster;

import io.baton.app.StartException;
import io.baton.app.config.BatonSettings;
import io.baton.cli.failure.UserError;
import io.baton.cli.render.SafeText;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.env.PropertiesPropertySourceLoader;
import org.springframework.boot.env.PropertySourceLoader;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.FileSystemResource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Baton's settings as a command sees them: what the command decides, then system properties, then
 * the environment, then the user's file, then what is usual for the command, then the defaults.
 *
 * @param settings all of it
 * @param arguments what starts the roles with the same settings
 */
public record Configuration(BatonSettings settings, List<String> arguments) {

    /** The cluster that the settings name. */
    public Connection cluster() {
        var properties = new Properties();
        properties.putAll(settings.kafka().properties());
        return new Connection(settings.kafka().bootstrapServers(), properties);
    }

    /**
     * Reads the settings.
     *
     * @throws UserError when the file can't be read
     * @throws StartException when a setting is unknown or can't be used
     */
    static Configuration read(
            @Nullable Path file, Map<String, String> decided, Map<String, String> usual) {
        var environment = new StandardEnvironment();
        var sources = environment.getPropertySources();
        sources.addFirst(new MapPropertySource("decided", Map.copyOf(decided)));
        if (file != null) {
            load(file).forEach(sources::addLast);
        }
        List<String> arguments = new ArrayList<>();
        decided.forEach((key, value) -> arguments.add("--" + key + "=" + value));
        Binder user = binder(environment);
        usual.forEach(
                (key, value) -> {
                    if (!user.bind(key, String.class).isBound()) {
                        arguments.add("--" + key + "=" + value);
                    }
                });
        // Nothing is read that the user did not name, such as an application.yaml that lies about.
        arguments.add(
                "--spring.config.location="
                        + (file == null
                                ? "optional:classpath:/baton-defaults/"
                                : "file:" + file.toAbsolutePath()));
        sources.addLast(new MapPropertySource("usual", Map.copyOf(usual)));
        return new Configuration(bind(environment), List.copyOf(arguments));
    }

    private static BatonSettings bind(StandardEnvironment environment) {
        try {
            return binder(environment)
                    .bindOrCreate(
                            "baton",
                            Bindable.of(BatonSettings.class),
                            new NoUnboundElementsBindHandler(
                                    BindHandler.DEFAULT, new UnboundElementsSourceFilter()));
        } catch (RuntimeException e) {
            throw StartException.of(e);
        }
    }

    private static Binder binder(StandardEnvironment environment) {
        return new Binder(
                ConfigurationPropertySources.from(environment.getPropertySources()),
                new PropertySourcesPlaceholdersResolver(environment),
                ApplicationConversionService.getSharedInstance());
    }

    private static List<PropertySource<?>> load(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new UserError(
                    "There is no file %s for --config. Check the path.".formatted(file));
        }
        String name = String.valueOf(file.getFileName());
        PropertySourceLoader loader =
                Stream.of(new YamlPropertySourceLoader(), new PropertiesPropertySourceLoader())
                        .filter(each -> List.of(each.getFileExtensions()).contains(ending(name)))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new UserError(
                                                "--config names %s, but the file must end in .yaml, .yml or .properties."
                                                        .formatted(file)));
        try {
            return loader.load(name, new FileSystemResource(file));
        } catch (IOException | RuntimeException e) {
            throw new UserError(
                    "The file %s of --config cannot be read: %s."
                            .formatted(
                                    file,
                                    SafeText.line(e.getMessage()).replaceAll(" +", " ").strip()),
                    e);
        }
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
