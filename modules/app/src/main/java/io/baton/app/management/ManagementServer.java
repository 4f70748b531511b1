package io.baton.app.management;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.baton.app.config.BatonSettings.ManagementSettings;
import io.baton.app.config.InvalidSettingException;
import io.baton.app.health.ProcessHealth;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Answers {@code /livez}, {@code /readyz} and {@code /metrics}, and nothing else, on a port of its
 * own. It starts before the roles and stops after them, so that a process that drains is seen to
 * live.
 */
public final class ManagementServer implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ManagementServer.class);
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final int WAITING_CONNECTIONS = 16;

    private final String address;
    private final int port;
    private final ProcessHealth health;
    private final PrometheusMeterRegistry meters;
    private volatile @Nullable Serving serving;

    ManagementServer(
            ManagementSettings settings,
            int port,
            ProcessHealth health,
            PrometheusMeterRegistry meters) {
        this.address = settings.address();
        this.port = port;
        this.health = health;
        this.meters = meters;
    }

    /** The port it listens on; 0 while it does not. */
    public int port() {
        Serving current = serving;
        return current == null ? 0 : current.server().getAddress().getPort();
    }

    @Override
    public void start() {
        try {
            HttpServer server =
                    HttpServer.create(new InetSocketAddress(address, port), WAITING_CONNECTIONS);
            ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
            server.setExecutor(threads);
            server.createContext(
                    "/livez", exchange -> tell(exchange, "/livez", health.isLive(), "stuck"));
            server.createContext(
                    "/readyz",
                    exchange -> tell(exchange, "/readyz", health.isReady(), "not ready"));
            server.createContext("/metrics", this::scrape);
            server.start();
            serving = new Serving(server, threads);
            LOG.atInfo().addKeyValue("port", port()).log("Management port is open");
        } catch (IOException e) {
            throw new InvalidSettingException(
                    "baton.management.port is %d on %s, which cannot be listened on (%s): choose another port, or leave it out to have none"
                            .formatted(port, address, e.getMessage()));
        }
    }

    private void tell(HttpExchange exchange, String path, boolean good, String otherwise)
            throws IOException {
        String body = (good ? "ok" : otherwise) + "\n" + String.join("\n", health.lines()) + "\n";
        answer(exchange, path, good ? 200 : 503, TEXT, body);
    }

    private void scrape(HttpExchange exchange) throws IOException {
        // The plain format has no exemplars, which older Prometheus servers refuse.
        answer(
                exchange,
                "/metrics",
                200,
                "text/plain; version=0.0.4; charset=utf-8",
                meters.scrape());
    }

    private static void answer(
            HttpExchange exchange, String path, int status, String type, String body)
            throws IOException {
        try (exchange) {
            boolean head = exchange.getRequestMethod().equals("HEAD");
            if (!exchange.getRequestURI().getPath().equals(path)) {
                exchange.sendResponseHeaders(404, -1);
            } else if (!head && !exchange.getRequestMethod().equals("GET")) {
                exchange.sendResponseHeaders(405, -1);
            } else {
                byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", type);
                exchange.sendResponseHeaders(status, head ? -1 : bytes.length);
                if (!head) {
                    exchange.getResponseBody().write(bytes);
                }
            }
        }
    }

    @Override
    public void stop() {
        Serving current = serving;
        serving = null;
        if (current != null) {
            current.server().stop(0);
            current.threads().shutdownNow();
        }
    }

    @Override
    public boolean isRunning() {
        return serving != null;
    }

    /** Before all others at the start, after all others at the end. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }

    private record Serving(HttpServer server, ExecutorService threads) {}
}
