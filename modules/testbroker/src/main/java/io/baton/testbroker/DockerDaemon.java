package io.baton.testbroker;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks the places where a Docker daemon may listen for a sign of life. Testcontainers asks too, but
 * where no daemon is it takes its time and logs stack traces; so it is only let in behind this. A
 * named pipe of Windows is not asked: there, Docker has to be asked for.
 */
final class DockerDaemon {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final String PING =
            "GET /_ping HTTP/1.1\r\nHost: docker\r\nConnection: close\r\n\r\n";
    private static final int DOCKER_PORT = 2375;
    private static final int STATUS_LINE = "HTTP/1.1 200".length();

    private final List<URI> addresses;

    DockerDaemon(List<URI> addresses) {
        this.addresses = List.copyOf(addresses);
    }

    /** The daemon that Testcontainers would use, if it is there. */
    static DockerDaemon ofThisMachine() {
        return new DockerDaemon(
                addresses(System.getenv(), Path.of(System.getProperty("user.home", "."))));
    }

    /**
     * Where to look, in the order in which Testcontainers looks; DOCKER_HOST rules out the rest.
     */
    static List<URI> addresses(Map<String, String> environment, Path home) {
        String named = environment.getOrDefault("DOCKER_HOST", dockerHost(home)).strip();
        if (!named.isEmpty()) {
            boolean tls = !environment.getOrDefault("DOCKER_TLS_VERIFY", "").isEmpty();
            return named(tls ? named.replaceFirst("^tcp:", "https:") : named);
        }
        List<URI> usual = new ArrayList<>();
        usual.add(URI.create("unix:///var/run/docker.sock"));
        String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
        if (!runtime.isEmpty()) {
            usual.add(unix(Path.of(runtime, "docker.sock")));
        }
        usual.add(unix(home.resolve(".docker/run/docker.sock")));
        usual.add(unix(home.resolve(".docker/desktop/docker.sock")));
        return usual;
    }

    /** Whether one of them answers; false after some seconds at most, normally at once. */
    boolean answers() {
        return addresses.stream().anyMatch(DockerDaemon::answers);
    }

    /** An address that is none is nobody's. */
    private static List<URI> named(String address) {
        try {
            return List.of(new URI(address));
        } catch (URISyntaxException none) {
            return List.of();
        }
    }

    private static URI unix(Path socket) {
        return URI.create("unix://" + socket.toUri().getRawPath());
    }

    /** What Testcontainers' own file in the home folder says. */
    private static String dockerHost(Path home) {
        Path file = home.resolve(".testcontainers.properties");
        Properties properties = new Properties();
        if (Files.isReadable(file)) {
            try (InputStream in = Files.newInputStream(file)) {
                properties.load(in);
            } catch (IOException | IllegalArgumentException unreadable) {
                return "";
            }
        }
        return properties.getProperty("docker.host", "");
    }

    private static boolean answers(URI address) {
        FutureTask<Boolean> ping = new FutureTask<>(() -> ping(address));
        Thread thread = Thread.ofVirtual().name("docker-ping").start(ping);
        try {
            return ping.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException nobody) {
            return false;
        } catch (TimeoutException silent) {
            // Closes the channel, which ends its reading.
            thread.interrupt();
            return false;
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean ping(URI address) throws IOException {
        SocketAddress target = target(address);
        try (SocketChannel channel =
                target instanceof UnixDomainSocketAddress
                        ? SocketChannel.open(StandardProtocolFamily.UNIX)
                        : SocketChannel.open()) {
            channel.connect(target);
            if (address.getScheme().equals("https")) {
                // Testcontainers has the keys; that somebody listens must do here.
                return true;
            }
            Channels.newOutputStream(channel).write(PING.getBytes(StandardCharsets.US_ASCII));
            byte[] status = Channels.newInputStream(channel).readNBytes(STATUS_LINE);
            String line = new String(status, StandardCharsets.US_ASCII);
            return line.startsWith("HTTP/1.") && line.endsWith(" 200");
        }
    }

    private static SocketAddress target(URI address) throws IOException {
        return switch (String.valueOf(address.getScheme())) {
            case "unix" -> UnixDomainSocketAddress.of(Path.of(address.getPath()));
            case "tcp", "http", "https" ->
                    new InetSocketAddress(
                            address.getHost(),
                            address.getPort() < 0 ? DOCKER_PORT : address.getPort());
            default -> throw new IOException("cannot ask " + address);
        };
    }
}
