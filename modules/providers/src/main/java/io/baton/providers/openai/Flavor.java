package io.baton.providers.openai;

import java.util.Locale;
import java.util.regex.Pattern;

/** In what the servers that speak chat completions differ. */
public enum Flavor {
    /** OpenAI and most others: names may be aliases of dated versions. */
    OPENAI("https://api.openai.com") {
        // What a provider appends to the name of the version that an alias stands for.
        private static final Pattern VERSION =
                Pattern.compile("[-@](latest|\\d{4}-\\d{2}-\\d{2}|\\d{4}|\\d{6}|\\d{8})$");

        private static final Pattern FILE = Pattern.compile("^.*[/\\\\]|\\.gguf$");

        @Override
        boolean same(String asked, String answered) {
            String was = lower(asked);
            String is = lower(answered);
            return was.equals(is)
                    || file(was).equals(file(is))
                    || VERSION.matcher(is)
                            .replaceFirst("")
                            .equals(VERSION.matcher(was).replaceFirst(""));
        }

        private static String file(String name) {
            return FILE.matcher(name).replaceAll("");
        }
    },
    /** vLLM: answers by the name it was asked by. */
    VLLM("http://127.0.0.1:8000") {
        @Override
        boolean same(String asked, String answered) {
            return asked.equals(answered);
        }
    },
    /** llama.cpp's server: names may be files, with their folder or without. */
    LLAMACPP("http://127.0.0.1:8080") {
        @Override
        boolean same(String asked, String answered) {
            return OPENAI.same(asked, answered);
        }
    },
    /** LM Studio: names may lack their publisher, and copies of a loaded model are numbered. */
    LMSTUDIO("http://127.0.0.1:1234") {
        private static final Pattern COPY = Pattern.compile(":\\d+$");

        @Override
        boolean same(String asked, String answered) {
            String was = lower(asked);
            String is = COPY.matcher(lower(answered)).replaceFirst("");
            boolean bothNamePublisher = was.contains("/") && is.contains("/");
            return was.equals(is) || (!bothNamePublisher && last(was).equals(last(is)));
        }

        private static String last(String name) {
            return name.substring(name.lastIndexOf('/') + 1);
        }
    };

    private final String address;

    Flavor(String address) {
        this.address = address;
    }

    /** Where such a server usually is. */
    String address() {
        return address;
    }

    abstract boolean same(String asked, String answered);

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
