package io.baton.providers.http;

import java.net.http.HttpHeaders;

/** A whole reply of a server. */
public record Reply(int status, HttpHeaders headers, String body) {

    /** Whether the status speaks of success; the body may still disagree. */
    public boolean ok() {
        return status >= 200 && status < 300;
    }

    /** Whether the body is a stream of server-sent events. */
    public boolean eventStream() {
        return headers.firstValue("Content-Type").orElse("").startsWith("text/event-stream");
    }
}
