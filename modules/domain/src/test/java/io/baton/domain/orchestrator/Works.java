package io.baton.domain.orchestrator;

import io.baton.domain.chain.Role;
import io.baton.domain.planning.Candidate;
import io.baton.domain.synthesis.StageWork;
import io.baton.domain.task.OutputFormat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** An executor's work for tests of what is tried. */
final class Works {
    private Works() {}

    /** Work that is asked for now, due then, and may be done by those models. */
    static StageWork between(Instant now, Instant deadline, String... models) {
        return new StageWork(
                "t1",
                1,
                "executor",
                Role.EXECUTOR,
                "general",
                0,
                Stream.of(models).map(model -> new Candidate(model, 1, "")).toList(),
                "add",
                null,
                Map.of(),
                List.of(),
                OutputFormat.TEXT,
                null,
                0,
                null,
                now,
                deadline);
    }
}
