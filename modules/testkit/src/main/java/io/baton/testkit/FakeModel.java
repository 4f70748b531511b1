package io.baton.testkit;

/**
 * A model that the fake pretends to serve.
 *
 * @param name the provider's name for it
 * @param contextWindow tokens it has when loaded, 1 or more
 * @param maxContext tokens it could have, {@code contextWindow} or more
 * @param sizeBytes what it takes in memory
 * @param vision whether it says that it sees pictures
 * @param embedding whether it only embeds
 */
public record FakeModel(
        String name,
        int contextWindow,
        int maxContext,
        long sizeBytes,
        boolean vision,
        boolean embedding) {

    private static final long GIGABYTE = 1_000_000_000;

    public FakeModel {
        if (contextWindow < 1 || maxContext < contextWindow) {
            throw new IllegalArgumentException(
                    "model "
                            + name
                            + ": 1 <= contextWindow <= maxContext must hold, but they are "
                            + contextWindow
                            + " and "
                            + maxContext);
        }
    }

    /** A language model of 5 GB. */
    public static FakeModel of(String name, int contextWindow) {
        return new FakeModel(name, contextWindow, contextWindow, 5 * GIGABYTE, false, false);
    }

    /** A model that embeds and cannot chat. */
    public static FakeModel embedding(String name) {
        return new FakeModel(name, 512, 512, GIGABYTE / 4, false, true);
    }

    /** The same model, able to take a larger context than it is loaded with. */
    public FakeModel withMaxContext(int tokens) {
        return new FakeModel(name, contextWindow, tokens, sizeBytes, vision, embedding);
    }

    /** The same model, able to see. */
    public FakeModel seeing() {
        return new FakeModel(name, contextWindow, maxContext, sizeBytes, true, embedding);
    }
}
