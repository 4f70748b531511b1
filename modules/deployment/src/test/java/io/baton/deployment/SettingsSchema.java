package io.baton.deployment;

import io.baton.app.config.BatonSettings;
import io.baton.app.config.ModelEntry;
import io.baton.app.config.ProviderEntry;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Baton's settings as a JSON schema, derived from the records that the application binds. */
final class SettingsSchema {
    /** What the chart decides by itself, or has a value of its own for. */
    private static final Set<String> DECIDED =
            Set.of(
                    "roles",
                    "instanceId",
                    "kafka",
                    "management",
                    "providers",
                    "models",
                    "detect",
                    "builtin",
                    "topics.create",
                    "worker.id",
                    "worker.capabilities",
                    "worker.lanes",
                    "worker.window",
                    "worker.drain",
                    "synthesizer.stateDir",
                    "synthesizer.instanceId",
                    "synthesizer.standbyReplicas");

    private static final Map<Class<?>, Map<String, Object>> SIMPLE =
            Map.ofEntries(
                    Map.entry(String.class, type("string")),
                    Map.entry(URI.class, type("string")),
                    Map.entry(int.class, type("integer")),
                    Map.entry(Integer.class, type("integer")),
                    Map.entry(long.class, type("integer")),
                    Map.entry(Long.class, type("integer")),
                    Map.entry(double.class, type("number")),
                    Map.entry(Double.class, type("number")),
                    Map.entry(BigDecimal.class, type("number")),
                    Map.entry(boolean.class, type("boolean")),
                    Map.entry(Boolean.class, type("boolean")),
                    Map.entry(Duration.class, pattern("^[0-9]+(ms|s|m|h|d)$")),
                    Map.entry(DataSize.class, pattern("^[0-9]+(B|KB|MB|GB|TB)$")));

    private SettingsSchema() {}

    /** The definitions that belong into {@code values.schema.json}, by name. */
    static Map<String, Object> definitions() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("settings", ofRecord(BatonSettings.class, ""));
        all.put("provider", ofRecord(ProviderEntry.class, "provider."));
        all.put("model", ofRecord(ModelEntry.class, "model."));
        return all;
    }

    private static Map<String, Object> ofRecord(Class<?> type, String path) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            String at = path + component.getName();
            if (DECIDED.contains(at)) {
                continue;
            }
            properties.put(
                    component.getName(),
                    at.equals("provider.apiKey")
                            ? pattern("^\\$\\{[A-Za-z_][A-Za-z0-9_]*\\}$")
                            : ofType(component.getGenericType(), at + "."));
            if (isRequired(type, component)) {
                required.add(component.getName());
            }
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("additionalProperties", false);
        schema.put("properties", properties);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        return schema;
    }

    private static boolean isRequired(Class<?> type, RecordComponent component) {
        boolean hasDefault =
                Arrays.stream(type.getDeclaredConstructors()[0].getParameters())
                        .filter(parameter -> parameter.getName().equals(component.getName()))
                        .anyMatch(parameter -> parameter.isAnnotationPresent(DefaultValue.class));
        return !hasDefault && !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static Map<String, Object> ofType(Type type, String path) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            Map<String, Object> items = ofType(arguments[arguments.length - 1], path);
            return Collection.class.isAssignableFrom((Class<?>) generic.getRawType())
                    ? with("array", "items", items)
                    : with("object", "additionalProperties", items);
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isRecord()) {
            return ofRecord(plain, path);
        }
        if (plain.isEnum()) {
            return Map.of(
                    "enum",
                    Arrays.stream(plain.getEnumConstants())
                            .map(each -> each.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
                            .toList());
        }
        Map<String, Object> simple = SIMPLE.get(plain);
        if (simple == null) {
            throw new AssertionError("no schema for " + plain + " at " + path + "; add it here");
        }
        return simple;
    }

    private static Map<String, Object> type(String name) {
        return Map.of("type", name);
    }

    private static Map<String, Object> pattern(String pattern) {
        return with("string", "pattern", pattern);
    }

    private static Map<String, Object> with(String type, String key, Object value) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", type);
        schema.put(key, value);
        return schema;
    }
}
