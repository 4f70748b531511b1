package io.baton.testkit;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Puts an answer on the wire, whole or broken as ordered. */
final class FaultyWriter {
    private static final Duration FOREVER = Duration.ofDays(1);

    private final HttpConnection connection;
    private final ChatBodies bodies;
    private final CallLog log;

    FaultyWriter(HttpConnection connection, ChatBodies bodies, CallLog log) {
        this.connection = connection;
        this.bodies = bodies;
        this.log = log;
    }

    /**
     * Writes the answer.
     *
     * @return whether the connection can be used again
     */
    boolean write(FakeAnswer answer, @Nullable Fault fault, boolean stream) throws IOException {
        String type = stream ? bodies.streamType() : "application/json";
        Reply head = new Reply(200, type, "", Map.of());
        List<String> pieces = stream ? bodies.stream(answer) : halves(bodies.whole(answer));
        int half = pieces.size() / 2;
        switch (fault) {
            case Fault.Kind.MALFORMED_JSON ->
                    connection.reply(new Reply(200, type, "{\"mod: <html>", head.headers()));
            case Fault.Kind.ERROR_WITH_STATUS_200 ->
                    connection.reply(
                            Reply.json(
                                    200,
                                    "{\"error\":\"Unexpected endpoint or method. (POST"
                                            + " /chat/completions)\"}"));
            case Fault.Kind.STALLED_BODY -> {
                send(head, pieces.subList(0, half));
                if (!connection.pause(FOREVER)) {
                    log.disconnected();
                }
                return false;
            }
            case Fault.Kind.TRUNCATED_BODY -> {
                send(head, pieces.subList(0, half));
                return false;
            }
            case Fault.Kind.UNFINISHED_BODY -> {
                send(head, pieces.subList(0, half));
                connection.end();
            }
            case Fault.Kind.MID_STREAM_ERROR -> {
                send(head, stream ? pieces.subList(0, half) : List.of());
                connection.chunk(bodies.errorInStream());
                connection.end();
            }
            case Fault.Kind.ENDLESS_BODY -> {
                send(head, pieces.subList(0, half));
                while (true) {
                    connection.chunk(pieces.getFirst().repeat(500));
                }
            }
            case null, default -> {
                if (stream) {
                    send(head, pieces);
                    connection.end();
                } else {
                    connection.reply(Reply.json(200, String.join("", pieces)));
                }
                log.whole();
            }
        }
        return true;
    }

    private void send(Reply head, List<String> pieces) throws IOException {
        connection.begin(head);
        for (String piece : pieces) {
            connection.chunk(piece);
        }
    }

    private static List<String> halves(String text) {
        int middle = text.length() / 2;
        return List.of(text.substring(0, middle), text.substring(middle));
    }
}
