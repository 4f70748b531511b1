package io.baton.deployment;

import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The table of all values with default and meaning, from the schema and the values themselves. */
final class ValuesTable {
    private final List<String> rows = new ArrayList<>();

    private ValuesTable() {}

    static String of(Path chart) {
        var table = new ValuesTable();
        Map<String, Object> schema = Tree.read(chart.resolve("values.schema.json"));
        table.object(schema, Tree.read(chart.resolve("values.yaml")), "");
        return "| value | default | meaning |\n|---|---|---|\n" + String.join("\n", table.rows);
    }

    private void object(Map<String, Object> schema, Map<?, ?> defaults, String path) {
        Tree.map(Tree.at(schema, "properties"))
                .forEach((name, each) -> value(Tree.map(each), defaults.get(name), path + name));
    }

    private void value(
            Map<String, Object> schema,
            @org.jspecify.annotations.Nullable Object usual,
            String path) {
        // What any role may say is listed once, for all of them.
        boolean listed = path.matches("(analyzer|synthesizer|workers\\[])\\..*");
        String name = path.substring(path.lastIndexOf('.') + 1);
        if (listed && isOfDefaults(name) && usual == null) {
            return;
        }
        Object inner = schema.get("properties");
        boolean leaf = inner == null;
        rows.add(
                "| `%s` | %s | %s |"
                        .formatted(path, leaf ? shown(usual) : "", Tree.at(schema, "description")));
        if (!leaf) {
            object(schema, usual instanceof Map<?, ?> map ? map : Map.of(), path + ".");
        }
        if (path.equals("workers")) {
            object(Tree.map(Tree.at(schema, "items")), Map.of(), "workers[].");
        }
    }

    private static boolean isOfDefaults(String name) {
        return Tree.map(
                        Tree.at(
                                Tree.read(Repository.CHART.resolve("values.schema.json")),
                                "properties",
                                "defaults",
                                "properties"))
                .containsKey(name);
    }

    private static String shown(@org.jspecify.annotations.Nullable Object value) {
        if (value == null || value.equals("")) {
            return "";
        }
        var options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.FLOW);
        options.setWidth(1_000);
        return "`" + new Yaml(options).dump(value).strip() + "`";
    }
}
