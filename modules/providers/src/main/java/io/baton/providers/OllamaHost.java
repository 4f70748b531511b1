package io.baton.providers;

import java.net.URI;

/** Reads the variable {@code OLLAMA_HOST} as Ollama's own client does. */
final class OllamaHost {
    private static final String HOST = "127.0.0.1";
    private static final int PORT = 11434;

    private OllamaHost() {}

    /**
     * The address to call: {@code host}, {@code host:port}, {@code :port} or a URL; a server that
     * listens on all addresses is called at the loopback one. What cannot be read counts as unset.
     */
    static URI address(String variable) {
        String text = variable.strip().replaceAll("^[\"']|[\"']$", "");
        String scheme = text.startsWith("https://") ? "https" : "http";
        String rest = text.replaceFirst("^https?://", "").replaceFirst("/+$", "");
        if (rest.startsWith(":")) {
            rest = HOST + rest;
        }
        if (rest.isEmpty()) {
            rest = HOST;
        }
        boolean ownPort = text.contains("://");
        try {
            URI read = URI.create(scheme + "://" + rest);
            if (read.getHost() == null) {
                return URI.create("http://" + HOST + ":" + PORT);
            }
            String host = everyAddress(read.getHost()) ? HOST : read.getHost();
            int port = read.getPort() >= 0 ? read.getPort() : defaultPort(scheme, ownPort);
            String path = read.getPath() == null ? "" : read.getPath();
            return URI.create(scheme + "://" + host + ":" + port + path);
        } catch (IllegalArgumentException unreadable) {
            return URI.create("http://" + HOST + ":" + PORT);
        }
    }

    private static boolean everyAddress(String host) {
        return host.equals("0.0.0.0") || host.equals("[::]");
    }

    /** Ollama takes the scheme's own port when there is a scheme. */
    private static int defaultPort(String scheme, boolean withScheme) {
        if (!withScheme) {
            return PORT;
        }
        return scheme.equals("https") ? 443 : 80;
    }
}
