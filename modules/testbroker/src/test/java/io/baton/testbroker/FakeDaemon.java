package io.baton.testbroker;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Takes one call as a Docker daemon would, and answers as it is told or not at all. */
final class FakeDaemon implements AutoCloseable {
    private final ServerSocketChannel listener;
    private final @Nullable String statusLine;
    private final CompletableFuture<String> heard = new CompletableFuture<>();

    private FakeDaemon(ServerSocketChannel listener, @Nullable String statusLine) {
        this.listener = listener;
        this.statusLine = statusLine;
        Thread.ofVirtual().start(this::serve);
    }

    static FakeDaemon at(SocketAddress address, String statusLine) throws IOException {
        return new FakeDaemon(listen(address), statusLine);
    }

    static FakeDaemon silent(SocketAddress address) throws IOException {
        return new FakeDaemon(listen(address), null);
    }

    private static ServerSocketChannel listen(SocketAddress address) throws IOException {
        ServerSocketChannel channel =
                address instanceof UnixDomainSocketAddress
                        ? ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                        : ServerSocketChannel.open();
        return channel.bind(address);
    }

    private void serve() {
        try (SocketChannel call = listener.accept()) {
            var lines =
                    new BufferedReader(
                            new InputStreamReader(
                                    Channels.newInputStream(call), StandardCharsets.US_ASCII));
            heard.complete(lines.readLine());
            while (!lines.readLine().isEmpty()) {
                // The rest of the head.
            }
            if (statusLine == null) {
                lines.readLine();
                return;
            }
            String reply = statusLine + "\r\nContent-Length: 2\r\n\r\nOK";
            call.write(ByteBuffer.wrap(reply.getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException e) {
            heard.completeExceptionally(e);
        }
    }

    /** The first line of the call. */
    String heard() throws Exception {
        return heard.get(5, TimeUnit.SECONDS);
    }

    int port() throws IOException {
        return ((InetSocketAddress) listener.getLocalAddress()).getPort();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
