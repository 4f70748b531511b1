package io.baton.testbroker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

class DockerDaemonTest {
    @TempDir Path folder;

    @Test
    void aDaemonAtAUnixSocketAnswers() throws Exception {
        Path socket = folder.resolve("docker.sock");
        try (var daemon = FakeDaemon.at(UnixDomainSocketAddress.of(socket), "HTTP/1.1 200 OK")) {
            // when
            boolean answers = daemon(URI.create("unix://" + socket)).answers();
            // then
            assertThat(answers).isTrue();
            assertThat(daemon.heard()).isEqualTo("GET /_ping HTTP/1.1");
        }
    }

    @Test
    void aDaemonAtAPortAnswers() throws Exception {
        try (var daemon = FakeDaemon.at(loopback(), "HTTP/1.1 200 OK")) {
            assertThat(daemon(URI.create("tcp://127.0.0.1:" + daemon.port())).answers()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 503 Service Unavailable", "SSH-2.0-OpenSSH", ""})
    void whoAnswersOtherwiseIsNone(String statusLine) throws Exception {
        try (var daemon = FakeDaemon.at(loopback(), statusLine)) {
            assertThat(daemon(URI.create("tcp://127.0.0.1:" + daemon.port())).answers()).isFalse();
        }
    }

    @Test
    void whoSaysNothingIsWaitedForBriefly() throws Exception {
        Path socket = folder.resolve("docker.sock");
        try (var silent = FakeDaemon.silent(UnixDomainSocketAddress.of(socket))) {
            Instant start = Instant.now();
            // when
            boolean answers = daemon(URI.create("unix://" + socket)).answers();
            // then
            assertThat(answers).isFalse();
            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(2));
            assertThat(silent.heard()).isEqualTo("GET /_ping HTTP/1.1");
        }
    }

    @Test
    void nobodyIsKnownAtOnce() throws Exception {
        // given
        Path left = Files.createFile(folder.resolve("left-behind.sock"));
        DockerDaemon nobody =
                daemon(
                        URI.create("unix://" + folder.resolve("missing.sock")),
                        URI.create("unix://" + left),
                        URI.create("npipe:////./pipe/docker_engine"),
                        URI.create("docker"));
        Instant start = Instant.now();
        // when
        boolean answers = nobody.answers();
        // then
        assertThat(answers).isFalse();
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void dockerHostRulesOutTheRest() {
        assertThat(addresses(Map.of("DOCKER_HOST", "unix:///run/podman.sock")))
                .containsExactly(URI.create("unix:///run/podman.sock"));
        assertThat(addresses(Map.of("DOCKER_HOST", "tcp://b:2376", "DOCKER_TLS_VERIFY", "1")))
                .containsExactly(URI.create("https://b:2376"));
        assertThat(addresses(Map.of("DOCKER_HOST", "not an address"))).isEmpty();
    }

    @Test
    void testcontainersOwnFileIsRead() throws IOException {
        Files.writeString(
                folder.resolve(".testcontainers.properties"),
                "docker.host=tcp\\://10.0.0.7\\:2375");

        assertThat(addresses(Map.of())).containsExactly(URI.create("tcp://10.0.0.7:2375"));
    }

    @Test
    void otherwiseTheUsualSocketsAreTried() {
        assertThat(addresses(Map.of("XDG_RUNTIME_DIR", "/run/user/7")))
                .containsExactly(
                        URI.create("unix:///var/run/docker.sock"),
                        URI.create("unix:///run/user/7/docker.sock"),
                        URI.create("unix://" + folder + "/.docker/run/docker.sock"),
                        URI.create("unix://" + folder + "/.docker/desktop/docker.sock"));
    }

    private List<URI> addresses(Map<String, String> environment) {
        return DockerDaemon.addresses(environment, folder);
    }

    private static DockerDaemon daemon(URI... addresses) {
        return new DockerDaemon(List.of(addresses));
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }
}
