package io.baton.providers.http;

import io.baton.domain.error.ErrorCode;

import java.util.ArrayList;
import java.util.List;

/**
 * One event that a server sent.
 *
 * @param type its name, empty when it has none; {@code error} for whatever speaks of a failure
 * @param data one line of it, usually JSON
 */
public record ServerEvent(String type, String data) {

    /**
     * The events of a body, in their order.
     *
     * @throws io.baton.domain.model.ProviderException when the body is no stream of events
     */
    public static List<ServerEvent> of(String body, ChatCall call) {
        List<ServerEvent> events = new ArrayList<>();
        String type = "";
        for (String line : body.split("\r?\n", -1)) {
            if (line.startsWith("event:")) {
                type = after("event:", line);
            } else if (line.startsWith("error:")) {
                events.add(new ServerEvent("error", after("error:", line)));
            } else if (line.startsWith("data:")) {
                events.add(new ServerEvent(type, after("data:", line)));
            } else if (line.isEmpty()) {
                type = "";
            } else if (!line.startsWith(":") && !line.startsWith("id:")) {
                throw call.fail(
                        ErrorCode.INVALID_ANSWER, "answered with something that is no event");
            }
        }
        return events;
    }

    private static String after(String prefix, String line) {
        return line.substring(prefix.length()).strip();
    }
}
