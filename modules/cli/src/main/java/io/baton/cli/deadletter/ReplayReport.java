package io.baton.cli.deadletter;

import io.baton.cli.console.Screen;
import io.baton.cli.render.SafeText;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says of each letter what would be done or was done with it, and sums up. */
final class ReplayReport implements AutoCloseable {
    private final Screen screen;
    private final boolean execute;
    private final boolean json;
    private final List<Replay.Possible> possible = new ArrayList<>();
    private Optional<DeadLetter> last = Optional.empty();
    private int refusals;
    private int replayed;
    private int more;

    ReplayReport(Screen screen, boolean execute, boolean json) {
        this.screen = screen;
        this.execute = execute;
        this.json = json;
    }

    /** Takes a decision in; what is only said, or refused, is said at once. */
    void add(Replay decision) {
        last = Optional.of(decision.letter());
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

    /** So many letters match beyond those that were added. */
    void limited(int matching) {
        more = matching;
    }

    /**
     * Says that a letter was put back.
     *
     * @param unrecorded why there is no event of it; empty when nothing is missing
     */
    void done(Replay.Possible replay, Optional<String> unrecorded) {
        replayed++;
        Optional<String> warning =
                unrecorded.map(
                        why ->
                                "It is back in its topic, but the event that says so could not be written: %s. Do not replay it again for that."
                                        .formatted(why));
        Map<String, Object> facts = facts(replay.letter(), "replayed", target(replay));
        warning.ifPresent(text -> facts.put("warning", text));
        say(facts, replay.letter());
        if (!json) {
            warning.ifPresent(
                    text ->
                            screen.err()
                                    .println(
                                            SafeText.line(
                                                    "! " + replay.letter().id() + ": " + text)));
        }
    }

    List<Replay.Possible> possible() {
        return List.copyOf(possible);
    }

    int refusals() {
        return refusals;
    }

    /** Says what it came to and what is left; also when it was broken off. */
    @Override
    public void close() {
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
        if (execute && replayed < possible.size()) {
            LetterId next = possible.get(replayed).letter().id();
            int undone = possible.size() - replayed + more;
            rest("not replayed", undone, "next", next, "%d were not replayed, from %s on.");
        } else if (more > 0 && last.isPresent()) {
            String how =
                    execute
                            ? "%d more match. To go on, say the same with --after %s."
                            : "%d more match. To see them, raise --limit, or say the same with --after %s.";
            rest("more match", more, "after", last.get().id(), how);
        }
        screen.out().flush();
        screen.err().flush();
    }

    private void rest(String action, int remaining, String role, LetterId letter, String sentence) {
        String detail = sentence.formatted(remaining, letter);
        if (json) {
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("action", action);
            facts.put("remaining", remaining);
            facts.put(role, letter.toString());
            facts.put("detail", detail);
            screen.out().println(LetterJson.line(facts));
        } else {
            screen.out().println(SafeText.line(detail));
        }
    }

    private static String target(Replay.Possible replay) {
        return "into %s, for the %d. time".formatted(replay.record().topic(), replay.count());
    }

    private void say(DeadLetter letter, String action, String detail) {
        say(facts(letter, action, detail), letter);
    }

    private void say(Map<String, Object> facts, DeadLetter letter) {
        if (json) {
            screen.out().println(LetterJson.line(facts));
        } else {
            String task = letter.taskId().map(id -> " (task " + id + ")").orElse("");
            screen.out()
                    .println(
                            SafeText.line(
                                    letter.id()
                                            + task
                                            + ": "
                                            + facts.get("action")
                                            + " "
                                            + facts.get("detail")));
        }
    }

    private static Map<String, Object> facts(DeadLetter letter, String action, String detail) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("letter", letter.id().toString());
        facts.put("taskId", letter.taskId().orElse(""));
        facts.put("action", action);
        facts.put("detail", detail);
        return facts;
    }
}
