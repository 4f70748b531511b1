package io.baton.cli.deadletter;

import io.baton.cli.console.Screen;
import io.baton.cli.render.SafeText;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Says of each letter what would be done or was done with it, and sums up. */
final class ReplayReport {
    private final Screen screen;
    private final boolean execute;
    private final boolean json;
    private final List<Replay.Possible> possible = new ArrayList<>();
    private int refusals;
    private int replayed;

    ReplayReport(Screen screen, boolean execute, boolean json) {
        this.screen = screen;
        this.execute = execute;
        this.json = json;
    }

    /** Takes a decision in; what is only said, or refused, is said at once. */
    void add(Replay decision) {
        switch (decision) {
            case Replay.Possible replay -> {
                possible.add(replay);
                if (!execute) {
                    say(replay.letter(), "would be replayed", target(replay));
                }
            }
            case Replay.Refused refused -> {
                refusals++;
                say(refused.letter(), "refused", refused.reason());
            }
        }
    }

    /** Says that a letter was put back. */
    void done(Replay.Possible replay) {
        replayed++;
        say(replay.letter(), "replayed", target(replay));
    }

    List<Replay.Possible> possible() {
        return List.copyOf(possible);
    }

    int refusals() {
        return refusals;
    }

    /** Says what it came to. */
    void close() {
        if (!json) {
            String left = refusals == 0 ? "" : ", " + refusals + " refused";
            screen.out()
                    .println(
                            execute
                                    ? replayed + " replayed" + left + "."
                                    : possible.size()
                                            + " would be replayed"
                                            + left
                                            + ". Nothing was done: add --execute to do it.");
        }
        screen.out().flush();
    }

    private static String target(Replay.Possible replay) {
        return "into %s, for the %d. time".formatted(replay.record().topic(), replay.count());
    }

    private void say(DeadLetter letter, String what, String more) {
        if (json) {
            screen.out()
                    .println(
                            LetterJson.line(
                                    Map.of(
                                            "letter",
                                            letter.id().toString(),
                                            "taskId",
                                            letter.taskId().orElse(""),
                                            "action",
                                            what,
                                            "detail",
                                            more)));
        } else {
            String task = letter.taskId().map(id -> " (task " + id + ")").orElse("");
            screen.out().println(SafeText.line(letter.id() + task + ": " + what + " " + more));
        }
    }
}
