package io.baton.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.cli.render.Style;
import io.baton.wire.avro.TaskEvent;
import io.baton.wire.avro.TaskEventKind;

import org.junit.jupiter.api.Test;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;

class PlainProgressTest {
    private static List<String> shown(TaskEventKind... kinds) {
        var err = new StringWriter();
        var screen =
                new Screen(
                        new PrintWriter(new StringWriter()),
                        new PrintWriter(err),
                        Style.PLAIN,
                        false,
                        100);
        try (Progress progress = Progress.on(screen)) {
            for (TaskEventKind kind : kinds) {
                progress.show(
                        TaskEvent.newBuilder()
                                .setTaskId("t")
                                .setKind(kind)
                                .setAt(Instant.EPOCH)
                                .setSource("test")
                                .build());
            }
        }
        return err.toString().lines().map(String::strip).toList();
    }

    @Test
    void aRefusedTaskGetsOneLine() {
        assertThat(shown(TaskEventKind.REFUSED, TaskEventKind.STAGE_SKIPPED, TaskEventKind.FAILED))
                .containsExactly("✗ task       refused", "– stage      skipped");
    }

    @Test
    void aFailureThatIsNoRefusalIsShown() {
        assertThat(shown(TaskEventKind.PLANNED, TaskEventKind.FAILED))
                .containsExactly("· plan       made", "✗ task       failed");
        assertThat(
                        shown(
                                TaskEventKind.REFUSED,
                                TaskEventKind.FAILED,
                                TaskEventKind.REPLAYED,
                                TaskEventKind.FAILED))
                .containsExactly(
                        "✗ task       refused", "↻ record     replayed", "✗ task       failed");
    }
}
