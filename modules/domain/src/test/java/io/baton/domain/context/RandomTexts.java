package io.baton.domain.context;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Texts of all that answers are made of; the same seed always gives the same text. */
final class RandomTexts {
    private static final List<String> WORDS =
            List.of(
                    "broker",
                    "partition",
                    "offset",
                    "the",
                    "of",
                    "Kafka",
                    "z. B.",
                    "leader",
                    "replica",
                    "🚀",
                    "naïve",
                    "数据",
                    "3.14",
                    "consumer",
                    "group",
                    "rebalance",
                    "👩‍💻",
                    "e.g.",
                    "über",
                    "commit",
                    "(see",
                    "above)",
                    "lag");

    private final Random random;

    RandomTexts(long seed) {
        random = new Random(seed);
    }

    /** A text of so many paragraphs, lists, blocks of code and lines without an end. */
    String text(int blocks) {
        return IntStream.range(0, blocks).mapToObj(n -> block()).collect(Collectors.joining("\n"));
    }

    private String block() {
        return switch (random.nextInt(6)) {
            case 0 -> "```java\nint a = 1; // Stop. Here. Now.\n\n" + words(8) + ";\n```\n";
            case 1 -> "- " + words(5) + "\n- " + words(4) + "\n1. " + words(6) + "\n";
            case 2 -> "# " + words(3) + "\n";
            case 3 -> words(60) + "\n";
            case 4 -> "これは文です。" + words(3) + "！次の文。\n";
            default -> sentences() + "\n";
        };
    }

    String sentences() {
        return IntStream.range(0, 2 + random.nextInt(6))
                .mapToObj(n -> "The " + words(4 + random.nextInt(12)) + ".")
                .collect(Collectors.joining(" "));
    }

    private String words(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> WORDS.get(random.nextInt(WORDS.size())))
                .collect(Collectors.joining(" "));
    }
}
