package io.baton.deployment;

import org.yaml.snakeyaml.Yaml;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** YAML as maps and lists, and ways through them. */
final class Tree {
    private Tree() {}

    static Map<String, Object> read(Path file) {
        return map(new Yaml().<Object>load(Repository.read(file)));
    }

    /** The documents of a rendered chart, empty ones left out. */
    static List<Map<String, Object>> documents(String text) {
        return StreamSupport.stream(new Yaml().loadAll(text).spliterator(), false)
                .filter(java.util.Objects::nonNull)
                .map(Tree::map)
                .toList();
    }

    @SuppressWarnings("unchecked") // YAML's mappings have strings as keys here
    static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    static List<Object> list(Object value) {
        return (List<Object>) value;
    }

    /** What lies at that path of keys, which must be there. */
    static Object at(Object from, String... path) {
        Object at = from;
        for (String key : path) {
            Object next = map(at).get(key);
            if (next == null) {
                throw new AssertionError("no " + key + " on the way " + List.of(path));
            }
            at = next;
        }
        return at;
    }

    /** One mapping over another as Helm lays values files: mappings are merged, lists replaced. */
    static Map<String, Object> over(Map<String, Object> lower, Map<String, Object> upper) {
        Map<String, Object> all = new LinkedHashMap<>(lower);
        upper.forEach(
                (key, value) ->
                        all.merge(
                                key,
                                value,
                                (below, above) ->
                                        below instanceof Map && above instanceof Map
                                                ? over(map(below), map(above))
                                                : above));
        return all;
    }

    /** Every mapping in it, itself first. */
    static List<Map<String, Object>> mappings(Object value) {
        List<Map<String, Object>> all = new ArrayList<>();
        collect(value, all);
        return all;
    }

    private static void collect(Object value, List<Map<String, Object>> all) {
        switch (value) {
            case Map<?, ?> mapping -> {
                all.add(map(mapping));
                mapping.values().forEach(inner -> collect(inner, all));
            }
            case List<?> items -> items.forEach(inner -> collect(inner, all));
            default -> {}
        }
    }
}
