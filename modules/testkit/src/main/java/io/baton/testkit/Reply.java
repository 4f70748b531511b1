package io.baton.testkit;

import java.util.Map;

/** A reply of the fake before it goes on the wire. */
record Reply(int status, String contentType, String body, Map<String, String> headers) {

    static Reply json(int status, String body) {
        return new Reply(status, "application/json", body, Map.of());
    }

    static Reply text(int status, String body) {
        return new Reply(status, "text/plain; charset=utf-8", body, Map.of());
    }

    Reply withHeaders(Map<String, String> more) {
        return new Reply(status, contentType, body, Map.copyOf(more));
    }
}
