package io.baton.cli.deadletter;

import io.baton.wire.BatonSerdes;
import io.baton.wire.Headers;
import io.baton.wire.TopicSpec;
import io.baton.wire.Topology;
import io.baton.wire.UnreadableRecordException;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What the value of a dead letter says, as well as it can be told.
 *
 * @param kind what it was read as, for example {@code TaskRequest} or {@code bytes}
 * @param text the value as that
 */
record Payload(String kind, String text) {
    private static final int HEX_BYTES = 512;
    private static final int ROW = 16;

    /** Reads the value as the record its topic carries, else as text, else shows its bytes. */
    static Payload of(DeadLetter letter, Topology topology) {
        byte[] value = letter.record().value();
        if (value == null) {
            return new Payload("none", "");
        }
        Optional<Payload> read =
                letter.originalTopic()
                        .flatMap(topology::find)
                        .flatMap(topic -> record(topic, value));
        return read.or(() -> text(letter, value)).orElseGet(() -> hex(value));
    }

    /** The bytes as text when all of them are printable UTF-8. */
    static Optional<String> printable(byte[] bytes) {
        return utf8(bytes).filter(text -> text.codePoints().noneMatch(Payload::isControl));
    }

    /** The bytes as text when they are UTF-8, whatever it says. */
    static Optional<String> utf8(byte[] bytes) {
        try {
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException noText) {
            return Optional.empty();
        }
    }

    private static boolean isControl(int point) {
        return Character.isISOControl(point) && point != '\n' && point != '\r' && point != '\t';
    }

    private static Optional<Payload> record(TopicSpec topic, byte[] value) {
        var type = topic.value();
        if (type == null) {
            return Optional.empty();
        }
        try {
            var record = BatonSerdes.read(type, value);
            return Optional.of(new Payload(record.getSchema().getName(), record.toString()));
        } catch (UnreadableRecordException notAvro) {
            return Optional.empty();
        }
    }

    private static Optional<Payload> text(DeadLetter letter, byte[] value) {
        String kind = letter.text(Headers.CONTENT_TYPE).orElse("text");
        return printable(value).map(text -> new Payload(kind, text));
    }

    private static Payload hex(byte[] value) {
        StringBuilder dump = new StringBuilder();
        int shown = Math.min(value.length, HEX_BYTES);
        HexFormat bytes = HexFormat.ofDelimiter(" ");
        for (int row = 0; row < shown; row += ROW) {
            int end = Math.min(shown, row + ROW);
            String hex = bytes.formatHex(value, row, end);
            dump.append(HexFormat.of().toHexDigits((short) row)).append("  ").append(hex);
            dump.append("   ".repeat(ROW - (end - row))).append("  ");
            for (int i = row; i < end; i++) {
                dump.append(value[i] >= ' ' && value[i] < 0x7f ? (char) value[i] : '.');
            }
            dump.append('\n');
        }
        if (shown < value.length) {
            dump.append("… and ").append(value.length - shown).append(" bytes more\n");
        }
        return new Payload(value.length + " bytes", dump.toString());
    }
}
