package io.baton.providers;

import io.baton.domain.model.ProviderException;
import io.baton.domain.model.ProviderSettings;
import io.baton.providers.http.HttpCalls;
import io.baton.providers.http.Json;
import io.baton.providers.http.Reply;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Looks for model servers on this machine, where they usually are. What answers is known by its
 * body, never by its status: LM Studio answers 200 to everything.
 */
public final class ProviderDiscovery {
    /** Nobody there is known at once; a server on a busy machine may need a moment to answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** Calls at once to a server of which nothing is known; more would only wait in its queue. */
    private static final int MAX_CONCURRENCY = 4;

    private static final Duration CALL_TIMEOUT = Duration.ofMinutes(5);

    private static final String OTHER =
            "something else answers there; if it speaks OpenAI's API, configure it as type openai";

    private static final String OLLAMA = "ollama";
    private static final String LMSTUDIO = "lmstudio";

    private ProviderDiscovery() {}

    /**
     * What was found.
     *
     * @param providers settings for each server, ready for {@link ModelProviderFactory}
     * @param report a line for a person about each address, in the order they were looked at
     */
    public record Found(List<ProviderSettings> providers, List<String> report) {
        public Found {
            providers = List.copyOf(providers);
            report = List.copyOf(report);
        }
    }

    /**
     * Where to look.
     *
     * @param type the type that is expected there
     */
    record Place(String type, String name, URI address) {
        String line(String what) {
            return name + " at " + address + ": " + what;
        }
    }

    private record Sight(@Nullable ProviderSettings provider, String line) {}

    /** Looks at the usual places of this machine, within a few seconds; at once where nobody is. */
    public static Found local() throws InterruptedException {
        return at(places(System.getenv()));
    }

    /** The usual places, in the light of the variable {@code OLLAMA_HOST}. */
    static List<Place> places(Map<String, String> environment) {
        return List.of(
                new Place(
                        OLLAMA,
                        "Ollama",
                        OllamaHost.address(environment.getOrDefault("OLLAMA_HOST", ""))),
                new Place(LMSTUDIO, "LM Studio", URI.create("http://127.0.0.1:1234")));
    }

    /** Looks at those places, at all of them at once. */
    static Found at(List<Place> places) throws InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        List<Future<Sight>> looks = new ArrayList<>();
        try (ExecutorService lookouts = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Place place : places) {
                looks.add(lookouts.submit(() -> look(place, deadline)));
            }
            List<ProviderSettings> providers = new ArrayList<>();
            List<String> report = new ArrayList<>();
            for (Future<Sight> look : looks) {
                Sight sight = look.get();
                report.add(sight.line());
                if (sight.provider() != null) {
                    providers.add(sight.provider());
                }
            }
            return new Found(providers, report);
        } catch (ExecutionException unexpected) {
            throw new IllegalStateException("looking for model servers failed", unexpected);
        }
    }

    private static Sight look(Place place, Instant deadline) throws InterruptedException {
        ProviderSettings settings =
                new ProviderSettings(
                        place.type(),
                        place.type(),
                        place.address(),
                        null,
                        true,
                        MAX_CONCURRENCY,
                        CALL_TIMEOUT,
                        List.of());
        try (HttpCalls calls = new HttpCalls(settings, place.address())) {
            int models =
                    place.type().equals(OLLAMA)
                            ? count(calls, "/api/tags", "models", "digest", deadline)
                            : lmStudioModels(calls, deadline);
            return models >= 0
                    ? new Sight(settings, place.line("found, " + plural(models) + " installed"))
                    : new Sight(null, place.line(OTHER));
        } catch (ProviderException nobody) {
            return new Sight(
                    null, place.line(nobody.status() == 0 ? "nothing answers there" : OTHER));
        }
    }

    private static int lmStudioModels(HttpCalls calls, Instant deadline)
            throws InterruptedException {
        int models = count(calls, "/api/v1/models", "models", "key", deadline);
        return models >= 0
                ? models
                : count(calls, "/api/v0/models", "data", "max_context_length", deadline);
    }

    /** Entries of the list in the answer; less than 0 when it is no such list. */
    private static int count(
            HttpCalls calls, String path, String list, String mark, Instant deadline)
            throws InterruptedException {
        Reply reply = calls.get(path, deadline);
        JsonNode entries = Json.parse(reply.body()).path(list);
        if (!entries.isArray()) {
            return -1;
        }
        return entries.isEmpty() || entries.path(0).has(mark) ? entries.size() : -1;
    }

    private static String plural(int models) {
        return models == 1 ? "1 model" : models + " models";
    }
}
