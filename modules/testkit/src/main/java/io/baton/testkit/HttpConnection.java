package io.baton.testkit;

import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One HTTP/1.1 connection of the fake, by hand: a real server does not let us stall, cut or forget
 * a body, nor notice at once that the caller has hung up.
 */
final class HttpConnection implements AutoCloseable {
    private static final int LONGEST_LINE = 16_384;

    private final Socket socket;
    private final PushbackInputStream in;
    private final OutputStream out;

    /** A request as it came; header names in lower case. */
    record Request(String method, String path, Map<String, String> headers, String body) {}

    HttpConnection(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        in = new PushbackInputStream(new BufferedInputStream(socket.getInputStream()), 1);
        out = new BufferedOutputStream(socket.getOutputStream());
    }

    /** The next request on this connection, or null when the caller has closed it. */
    @Nullable Request next() throws IOException {
        socket.setSoTimeout(0);
        String start = line();
        if (start == null) {
            return null;
        }
        String[] parts = start.split(" ", -1);
        if (parts.length != 3) {
            throw new IOException("no request line: " + start);
        }
        Map<String, String> headers = new HashMap<>();
        for (String header = line(); header != null && !header.isEmpty(); header = line()) {
            int colon = header.indexOf(':');
            if (colon > 0) {
                headers.put(
                        header.substring(0, colon).toLowerCase(Locale.ROOT),
                        header.substring(colon + 1).strip());
            }
        }
        return new Request(parts[0], parts[1], headers, body(headers));
    }

    private String body(Map<String, String> headers) throws IOException {
        byte[] bytes;
        if (headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
            StringBuilder text = new StringBuilder();
            for (int size = chunkSize(); size > 0; size = chunkSize()) {
                text.append(new String(in.readNBytes(size), StandardCharsets.ISO_8859_1));
                line();
            }
            line();
            bytes = text.toString().getBytes(StandardCharsets.ISO_8859_1);
        } else {
            bytes = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private int chunkSize() throws IOException {
        String size = line();
        if (size == null) {
            throw new IOException("the body ended within a chunk");
        }
        return Integer.parseInt(size.split(";", 2)[0].strip(), 16);
    }

    private @Nullable String line() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                return null;
            }
            if (text.length() > LONGEST_LINE) {
                throw new IOException("a header line has no end");
            }
            if (next != '\r') {
                text.append((char) next);
            }
        }
        return text.toString();
    }

    /**
     * Waits, but no longer than the caller does.
     *
     * @return false when the caller hung up meanwhile
     */
    boolean pause(Duration duration) throws IOException {
        long end = System.nanoTime() + duration.toNanos();
        for (long left = duration.toNanos(); left > 0; left = end - System.nanoTime()) {
            socket.setSoTimeout(Math.clamp(left / 1_000_000, 1, Integer.MAX_VALUE));
            try {
                int next = in.read();
                if (next < 0) {
                    return false;
                }
                throw new IOException("the fake does not take pipelined requests");
            } catch (SocketTimeoutException stillThere) {
                // What we hope for: the caller says nothing and waits.
            } catch (SocketException reset) {
                return false;
            }
        }
        return true;
    }

    /** Sends a whole reply. */
    void reply(Reply reply) throws IOException {
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        head(reply, "Content-Length: " + body.length);
        out.write(body);
        out.flush();
    }

    /** Sends a reply's status and headers; the body follows in chunks. */
    void begin(Reply reply) throws IOException {
        head(reply, "Transfer-Encoding: chunked");
        out.flush();
    }

    /** Sends a piece of the body. */
    void chunk(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length == 0) {
            return;
        }
        out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** Ends the body as HTTP wants it. */
    void end() throws IOException {
        out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private void head(Reply reply, String length) throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 ");
        head.append(reply.status()).append(" Status\r\nContent-Type: ");
        head.append(reply.contentType()).append("\r\n").append(length).append("\r\n");
        reply.headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
