package io.baton.deployment;

import io.baton.app.config.BatonSettings;

import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.ByteArrayResource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Binds a ConfigMap's {@code baton.yaml} as the application does, in the environment of its pod.
 */
final class RenderedSettings {
    private RenderedSettings() {}

    /** An error when a key is unknown, a value can't be read or a variable is not in the pod. */
    static BatonSettings of(List<Map<String, Object>> manifests, String configMap) {
        var sources = new MutablePropertySources();
        sources.addLast(new MapPropertySource("pod", environment(manifests, configMap)));
        Object text = Tree.at(Chart.named(manifests, "ConfigMap", configMap), "data", "baton.yaml");
        try {
            new YamlPropertySourceLoader()
                    .load(
                            configMap,
                            new ByteArrayResource(text.toString().getBytes(StandardCharsets.UTF_8)))
                    .forEach(sources::addLast);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Binder(
                        ConfigurationPropertySources.from(sources),
                        new PropertySourcesPlaceholdersResolver(sources),
                        ApplicationConversionService.getSharedInstance())
                .bindOrCreate(
                        "baton",
                        Bindable.of(BatonSettings.class),
                        new NoUnboundElementsBindHandler(BindHandler.DEFAULT));
    }

    /** The variables of the containers whose pod mounts it. */
    private static Map<String, Object> environment(
            List<Map<String, Object>> manifests, String configMap) {
        Map<String, Object> variables = new HashMap<>();
        manifests.stream()
                .filter(manifest -> configMap.equals(Tree.at(manifest, "metadata", "name")))
                .flatMap(manifest -> Tree.mappings(manifest).stream())
                .filter(each -> each.containsKey("args") && each.containsKey("env"))
                .flatMap(container -> Tree.list(Tree.at(container, "env")).stream())
                .map(variable -> Tree.at(Tree.map(variable), "name").toString())
                .forEach(name -> variables.put(name, "value of " + name));
        return variables;
    }
}
