package io.baton.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The command line of {@link FakeModelServer}. */
final class FakeServerOptions {
    static final String USAGE =
            """
            FakeModelServer [--port 11434] [--latency 200ms]
                            [--dialect ollama|lmstudio|openai|vllm|llamacpp|anthropic|all]
                            [--models name:ctx,...] [--loaded name,...] [--max-loaded n]
            A name may hold colons; the part after the last one is the context in tokens.""";

    private static final Pattern DURATION = Pattern.compile("(\\d+)(ms|s|m)");

    private FakeServerOptions() {}

    /**
     * What the arguments ask for.
     *
     * @throws IllegalArgumentException naming the argument, its value and the fix
     */
    static FakeModelServer.Builder parse(List<String> arguments) {
        FakeModelServer.Builder builder = FakeModelServer.builder().port(11434);
        List<FakeModel> models = List.of(FakeModel.of("llama3.1:8b", 8192));
        List<String> loaded = List.of();
        for (int i = 0; i < arguments.size(); i += 2) {
            String name = arguments.get(i);
            if (i + 1 == arguments.size()) {
                throw new IllegalArgumentException(name + " lacks its value\n" + USAGE);
            }
            String value = arguments.get(i + 1);
            switch (name) {
                case "--port" -> builder.port(number(name, value));
                case "--latency" -> builder.latency(duration(name, value));
                case "--max-loaded" -> builder.maxLoaded(number(name, value));
                case "--loaded" -> loaded = List.of(value.split(",", -1));
                case "--models" -> models = models(value);
                case "--dialect" -> {
                    if (!value.equals("all")) {
                        builder.dialects(Dialect.of(value));
                    }
                }
                default -> throw new IllegalArgumentException(name + " is not known\n" + USAGE);
            }
        }
        for (FakeModel model : models) {
            if (loaded.contains(model.name())) {
                builder.resident(model);
            } else {
                builder.model(model);
            }
        }
        return builder;
    }

    private static List<FakeModel> models(String value) {
        List<FakeModel> models = new ArrayList<>();
        for (String entry : value.split(",", -1)) {
            int colon = entry.lastIndexOf(':');
            if (colon < 1) {
                throw new IllegalArgumentException(
                        "--models: '" + entry + "' has no context; write name:8192");
            }
            int context = number("--models", entry.substring(colon + 1));
            models.add(FakeModel.of(entry.substring(0, colon), context));
        }
        return models;
    }

    private static int number(String name, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + ": '" + value + "' is no number", e);
        }
    }

    private static Duration duration(String name, String value) {
        Matcher matcher = DURATION.matcher(value);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    name + ": '" + value + "' is no duration; write 200ms, 2s or 1m");
        }
        long count = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            default -> Duration.ofMinutes(count);
        };
    }
}
