package io.baton.cli.deadletter;

import io.baton.cli.render.Columns;
import io.baton.cli.render.Figures;
import io.baton.cli.render.SafeText;
import io.baton.cli.render.Style;

import org.apache.kafka.common.header.Header;

import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Dead letters as text for a person. */
final class LetterView {
    private static final int MESSAGE_WIDTH = 90;

    private LetterView() {}

    /**
     * A line a letter, and how many there are when not all are shown.
     *
     * @param matching how many letters match, shown or not
     */
    static String list(List<DeadLetter> letters, int matching, ZoneId zone, Style style) {
        if (letters.isEmpty()) {
            return "There are no dead letters that match.\n";
        }
        Columns table = new Columns("Time", "Letter", "Reason", "Task", ">Replays", "Message");
        for (DeadLetter letter : letters) {
            table.row(
                    Figures.time(letter.at(), zone),
                    letter.id().toString(),
                    letter.reason(),
                    SafeText.preview(letter.taskId().orElse(""), 40),
                    letter.replays() == 0 ? "" : Integer.toString(letter.replays()),
                    SafeText.preview(letter.message(), MESSAGE_WIDTH));
        }
        String text = table.render(0, style);
        return matching > letters.size()
                ? text + "The newest %d of %d; see --limit.\n".formatted(letters.size(), matching)
                : text;
    }

    /** One letter: why it is there, its key, headers and value. */
    static String whole(DeadLetter letter, Payload payload, ZoneId zone, Style style) {
        var record = letter.record();
        StringBuilder text = new StringBuilder();
        text.append("Letter   ").append(letter.id()).append('\n');
        text.append("Time     ").append(Figures.time(letter.at(), zone)).append('\n');
        text.append("Reason   ").append(SafeText.line(letter.reason())).append('\n');
        text.append("Message  ").append(SafeText.line(letter.message())).append('\n');
        text.append("Key      ").append(shown(record.key())).append('\n');
        text.append("\nHeaders\n");
        Columns headers = new Columns("Name", "Value");
        for (Header header : record.headers()) {
            headers.row(header.key(), shown(header.value()));
        }
        text.append(headers.render(2, style));
        text.append("\nValue (").append(SafeText.line(payload.kind())).append(")\n");
        text.append(SafeText.block(payload.text()).stripTrailing()).append('\n');
        return text.toString();
    }

    private static String shown(byte @org.jspecify.annotations.Nullable [] bytes) {
        if (bytes == null) {
            return "(none)";
        }
        Optional<String> text = Payload.printable(bytes);
        return text.map(SafeText::line).orElseGet(() -> "0x" + HexFormat.of().formatHex(bytes));
    }
}
