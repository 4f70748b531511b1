package io.baton.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The schema of the values knows every setting and lets no typo through, at any depth. */
class ValuesSchemaTest {
    private static final Path FILE = Repository.CHART.resolve("values.schema.json");
    private static final JsonMapper JSON = JsonMapper.shared();

    static List<List<Path>> values() {
        return Repository.values();
    }

    @Test
    void settingsOfTheChartAreThoseOfTheApplication() throws IOException {
        ObjectNode schema = (ObjectNode) JSON.readTree(Repository.read(FILE));
        ObjectNode definitions = (ObjectNode) schema.path("definitions");
        JsonNode derived = JSON.valueToTree(SettingsSchema.definitions());
        if (Repository.rewrites()) {
            derived.properties()
                    .forEach(entry -> definitions.set(entry.getKey(), entry.getValue()));
            Files.writeString(
                    FILE, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(schema) + "\n");
        }

        derived.propertyNames()
                .forEach(
                        name ->
                                assertThat(definitions.path(name))
                                        .as(
                                                "%s: run mvn test -pl modules/deployment -am -Dbaton.write=true after a change of BatonSettings",
                                                name)
                                        .isEqualTo(derived.path(name)));
    }

    @Test
    void everyObjectIsClosedAndEveryValueExplained() {
        List<String> open = new ArrayList<>();
        List<String> silent = new ArrayList<>();
        JsonNode schema = JSON.readTree(Repository.read(FILE));
        look(schema, "", open, silent);
        assertThat(open).containsExactly("/properties/global");
        assertThat(silent).isEmpty();
    }

    private static void look(JsonNode node, String path, List<String> open, List<String> silent) {
        if (node.path("type").isString() && node.path("type").stringValue().equals("object")) {
            JsonNode more = node.path("additionalProperties");
            if (!(more.isBoolean() && !more.booleanValue()) && !more.isObject()) {
                open.add(path);
            }
        }
        // What lies in lists other than that of the pools is explained by the list.
        boolean own =
                path.endsWith("/properties")
                        && !path.endsWith("/properties/properties")
                        && !path.startsWith("/definitions")
                        && !path.replace("/properties/workers/items", "").contains("/items/");
        node.properties()
                .forEach(
                        entry -> {
                            String at = path + "/" + entry.getKey();
                            if (own && entry.getValue().path("description").isMissingNode()) {
                                silent.add(at);
                            }
                            look(entry.getValue(), at, open, silent);
                        });
        if (node.isArray()) {
            node.forEach(item -> look(item, path + "[]", open, silent));
        }
    }

    @ParameterizedTest
    @MethodSource("values")
    void aTypoIsRejectedWhereverItIs(List<Path> files) {
        // given
        Schema schema =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                        .getSchema(Repository.read(FILE));
        Map<String, Object> all = Tree.read(Repository.CHART.resolve("values.yaml"));
        for (Path file : files) {
            all = Tree.over(all, Tree.read(file));
        }
        Map<String, Object> values = Tree.map(JSON.convertValue(all, Object.class));
        assertThat(errors(schema, values)).isEmpty();
        // then
        for (Map<String, Object> mapping : Tree.mappings(values)) {
            mapping.put("tpyo", true);
            assertThat(errors(schema, values)).as("a typo in %s", mapping.keySet()).isNotEmpty();
            mapping.remove("tpyo");
        }
    }

    private static List<?> errors(Schema schema, Map<String, Object> values) {
        return schema.validate(JSON.writeValueAsString(values), InputFormat.JSON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "relicas: 2",
                "image: { tga: x }",
                "settings: { tasks: { deadlin: 5m } }",
                "settings: { chains: [{ name: a, stages: [{ role: executor, parallel: { modles: 2 } }] }] }",
                "workers: [{ name: a, ollama: { image: { repository: x, tagg: y }, parallel: 1, keepAlive: 1m, modelsSize: 1Gi, resources: {} } }]",
                "workers: [{ name: a, resources: { limits: { memroy: 1Gi } } }]",
                "workers: [{ name: a, providers: [{ id: a, type: openai, apiKey: sk-written-down }] }]",
                "settings: { tasks: { deadline: soon } }",
            })
    void helmItselfRejectsIt(String values) {
        assertThatThrownBy(() -> Chart.render(values)).hasMessageContaining("schema");
    }
}
