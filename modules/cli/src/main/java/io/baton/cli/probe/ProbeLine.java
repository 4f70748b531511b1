package io.baton.cli.probe;

import io.baton.domain.probe.ProbeOutcome;
import io.baton.domain.probe.ProbeOutcome.Measured;
import io.baton.domain.probe.ProbeOutcome.NotMeasurable;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What was measured as one line of JSON; the names of the fields are a contract. */
final class ProbeLine {
    private static final JsonMapper JSON = JsonMapper.shared();

    private ProbeLine() {}

    /** The line, without a line break. */
    static String of(ProbeOutcome outcome) {
        ObjectNode line = JSON.createObjectNode();
        line.put("model", outcome.model()).put("capability", outcome.capability());
        switch (outcome) {
            case Measured it -> {
                line.put("score", it.score().score());
                line.put("confidence", it.score().confidence());
                line.put("samples", it.score().samples());
                line.put("passed", it.passed());
                line.put("source", it.score().source());
                line.put("seconds", it.took().toMillis() / 1000.0);
                ArrayNode misses = line.putArray("misses");
                it.misses()
                        .forEach(
                                miss ->
                                        misses.addObject()
                                                .put("probe", miss.probe())
                                                .put("reason", miss.reason()));
            }
            case NotMeasurable it -> line.put("notMeasurable", it.reason());
        }
        return JSON.writeValueAsString(line);
    }
}
