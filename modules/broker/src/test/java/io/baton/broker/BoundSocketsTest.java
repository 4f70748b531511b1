package io.baton.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;

class BoundSocketsTest {
    @Test
    void choosesTwoFreePorts() {
        try (var sockets = BoundSockets.bind("127.0.0.1", 0)) {
            assertThat(sockets.clientPort()).isPositive().isNotEqualTo(sockets.controllerPort());
        }
    }

    @Test
    void givesItsPortFreeWhenClosed() {
        int port;
        try (var sockets = BoundSockets.bind("127.0.0.1", 0)) {
            port = sockets.clientPort();
        }
        try (var again = BoundSockets.bind("127.0.0.1", port)) {
            assertThat(again.clientPort()).isEqualTo(port);
        }
    }

    @Test
    void refusesAPortThatAnotherHoldsOnAllAddresses() throws IOException {
        try (var other = new ServerSocket(0)) {
            assertThatExceptionOfType(BrokerStartException.class)
                    .isThrownBy(() -> BoundSockets.bind("127.0.0.1", other.getLocalPort()))
                    .withMessageContaining("Port " + other.getLocalPort() + " is taken")
                    .withMessageContaining("--port");
        }
    }

    @Test
    void refusesAnAddressOfAnotherMachine() {
        // 192.0.2.0/24 is reserved for documentation, so no machine has it.
        assertThatExceptionOfType(BrokerStartException.class)
                .isThrownBy(() -> BoundSockets.bind("192.0.2.1", 0))
                .withMessageContaining("192.0.2.1")
                .withMessageContaining("address of this machine");
    }

    @Test
    void refusesPortsAndAddressesThatNoClientCouldUse() {
        var options = EmbeddedBroker.Options.in(Path.of("data"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> options.withPort(65_536))
                .withMessageContaining("65536");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options.withHosts("0.0.0.0", "0.0.0.0"))
                .withMessageContaining("0.0.0.0");
    }
}
