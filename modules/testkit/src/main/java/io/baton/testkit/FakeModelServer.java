package io.baton.testkit;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * A model server without a model: it speaks the documented HTTP of Ollama, LM Studio, Anthropic,
 * OpenAI and the servers that follow OpenAI, waits as long as it is told and fails as it is told.
 * Its answers are scripted, or say that they are simulated. Safe for use by many threads at once;
 * some hundred calls at once are no trouble.
 */
public final class FakeModelServer implements AutoCloseable {
    private final ServerSocket listener;
    private final Setup setup;
    private final Router router;
    private final Set<HttpConnection> connections = ConcurrentHashMap.newKeySet();

    /** What the server was told, shared by its parts. */
    record Setup(
            Set<Dialect> dialects,
            ModelShelf shelf,
            Script script,
            Faults faults,
            CallLog log,
            Duration latency,
            Duration loadLatency,
            boolean older,
            @Nullable String apiKey,
            double tokenScale) {}

    private FakeModelServer(ServerSocket listener, Setup setup) {
        this.listener = listener;
        this.setup = setup;
        this.router = new Router(setup);
        Thread.ofVirtual().name("fake-model-server").start(this::accept);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Runs it as a process of its own until that is stopped. */
    public static void main(String[] arguments) throws InterruptedException {
        FakeModelServer server;
        try {
            server = FakeServerOptions.parse(List.of(arguments)).start();
        } catch (IllegalArgumentException | UncheckedIOException wrong) {
            System.err.println("FakeModelServer: " + wrong.getMessage());
            System.exit(2);
            return;
        }
        System.out.println(
                "SIMULATION: no language model runs here, every answer is made up. "
                        + server.setup.dialects()
                        + " at "
                        + server.endpoint());
        Thread.currentThread().join();
    }

    /** A server of one dialect on a free port, without latency. */
    public static FakeModelServer start(Dialect dialect, FakeModel... models) {
        Builder builder = builder().dialects(dialect);
        for (FakeModel model : models) {
            builder.model(model);
        }
        return builder.start();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                // The listener was closed, or one caller gave up early; the loop's test decides.
            }
        }
    }

    private void serve(Socket socket) {
        try (HttpConnection connection = new HttpConnection(socket)) {
            connections.add(connection);
            try {
                boolean more = !listener.isClosed();
                while (more) {
                    HttpConnection.Request request = connection.next();
                    more = request != null && router.handle(request, connection);
                }
            } finally {
                connections.remove(connection);
            }
        } catch (IOException hungUp) {
            // The caller is gone; the call's log has it.
        }
    }

    /** Base address, for example {@code http://127.0.0.1:41231}. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port());
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** What it has seen so far. */
    public CallLog log() {
        return setup.log();
    }

    /** Lets the model of that name answer so from now on. */
    public void answer(String model, Function<FakeRequest, String> script) {
        setup.script().set(model, script);
    }

    /** Lets the next calls fail, whatever model they ask. */
    public void fail(Fault fault, int times) {
        setup.faults().add(null, fault, times);
    }

    /** Lets the next calls of one model fail. */
    public void fail(String model, Fault fault, int times) {
        setup.faults().add(model, fault, times);
    }

    /** Forgets the faults that are still to come. */
    public void heal() {
        setup.faults().clear();
    }

    /** Loads the model with its own context, as if somebody had used it. */
    public void load(FakeModel model) {
        setup.shelf().use(model.name(), model.contextWindow());
    }

    /** Most bytes that loaded models have taken at the same time, each at its size. */
    public long peakResidentBytes() {
        return setup.shelf().peakBytes();
    }

    /** Uninstalls the model of that name. */
    public void remove(String model) {
        setup.shelf().remove(model);
    }

    /** The same as {@link #kill()}. */
    @Override
    public void close() {
        kill();
    }

    /** Dies in the middle of whatever it does: hangs up on everybody and frees the port. */
    public void kill() {
        try {
            listener.close();
            for (HttpConnection connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the fake model server", e);
        }
    }

    /** Says what the server is to be. */
    public static final class Builder {
        private final List<FakeModel> models = new ArrayList<>();
        private final List<FakeModel> resident = new ArrayList<>();
        private Set<Dialect> dialects = EnumSet.allOf(Dialect.class);
        private Duration latency = Duration.ZERO;
        private Duration loadLatency = Duration.ZERO;
        private int maxLoaded = Integer.MAX_VALUE;
        private boolean older;
        private int port;
        private @Nullable String apiKey;
        private double tokenScale = 1;

        private Builder() {}

        /** The dialects it speaks; all of them unless told otherwise. */
        public Builder dialects(Dialect first, Dialect... more) {
            dialects = EnumSet.of(first, more);
            return this;
        }

        /** Fixes the port; 0 takes a free one. */
        public Builder port(int number) {
            port = number;
            return this;
        }

        /** How long each call takes. */
        public Builder latency(Duration duration) {
            latency = duration;
            return this;
        }

        /** How much longer a call takes whose model has to be loaded first. */
        public Builder loadLatency(Duration duration) {
            loadLatency = duration;
            return this;
        }

        /** Most models in memory at once; the one used longest ago goes first. */
        public Builder maxLoaded(int count) {
            maxLoaded = count;
            return this;
        }

        /** Adds a model that is installed and not loaded. */
        public Builder model(FakeModel model) {
            models.add(model);
            return this;
        }

        /** Adds a model that is loaded. */
        public Builder resident(FakeModel model) {
            models.add(model);
            resident.add(model);
            return this;
        }

        /** Speaks as LM Studio did before 2026: without the newer of its own two APIs. */
        public Builder olderLmStudio() {
            older = true;
            return this;
        }

        /** Demands that key; the refusal repeats what was sent, as some do. */
        public Builder apiKey(String key) {
            apiKey = key;
            return this;
        }

        /** Counts so many tokens where others count one of four characters. */
        public Builder tokenScale(double scale) {
            tokenScale = scale;
            return this;
        }

        /**
         * Starts it.
         *
         * @throws UncheckedIOException when the port cannot be had
         */
        public FakeModelServer start() {
            ModelShelf shelf = new ModelShelf(models, maxLoaded);
            resident.forEach(model -> shelf.use(model.name(), model.contextWindow()));
            Setup setup =
                    new Setup(
                            dialects,
                            shelf,
                            new Script(),
                            new Faults(),
                            new CallLog(),
                            latency,
                            loadLatency,
                            older,
                            apiKey,
                            tokenScale);
            try {
                ServerSocket listener = new ServerSocket();
                listener.bind(
                        new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 1024);
                return new FakeModelServer(listener, setup);
            } catch (IOException e) {
                throw new UncheckedIOException("port " + port + " cannot be had", e);
            }
        }
    }
}
