package io.baton.cli;

import io.baton.cli.render.StartFacts;
import io.baton.wire.avro.ModelStatus;

import java.util.LinkedHashMap;
import java.util.Map;

/** What there is to say when Baton has started, as a line of JSON. */
final class StartLine {
    private StartLine() {}

    /** The line, with its line break. */
    static String of(StartFacts facts) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("version", facts.version());
        line.put("bootstrapServers", facts.bootstrapServers());
        line.put("startedInMs", facts.startedIn().toMillis());
        if (facts.dataDir() != null) {
            line.put("dataDir", facts.dataDir().toString());
        }
        line.put("logs", facts.logs().toString());
        line.put("roles", facts.roles());
        line.put("prefix", facts.topology().prefix());
        line.put("topicsCreated", facts.created());
        line.put("models", facts.models().stream().map(ModelStatus::getModelId).sorted().toList());
        line.put("troubles", facts.troubles());
        line.put("warnings", facts.warnings());
        return JsonLine.of(line);
    }
}
