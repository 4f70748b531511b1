package io.baton.cli.render;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers as people read them. */
public final class Figures {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private Figures() {}

    /** For example {@code 350 ms}, {@code 2.4 s}, {@code 3 min 05 s}. */
    public static String duration(Duration duration) {
        long millis = duration.toMillis();
        if (millis < 1_000) {
            return millis + " ms";
        }
        if (millis < 100_000) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1_000.0);
        }
        long seconds = Math.round(millis / 1_000.0);
        if (seconds < 3_600) {
            return String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60);
        }
        return String.format(Locale.ROOT, "%d h %02d min", seconds / 3_600, seconds % 3_600 / 60);
    }

    /** The same of milliseconds; nothing for 0. */
    static String millis(long millis) {
        return millis == 0 ? "" : duration(Duration.ofMillis(millis));
    }

    /** Tokens of prompt and answer, for example {@code 812 + 96}; nothing when neither is known. */
    static String tokens(int prompt, int completion) {
        return prompt == 0 && completion == 0 ? "" : prompt + " + " + completion;
    }

    /** For example {@code 4.7 GB}; nothing for 0. */
    static String bytes(long bytes) {
        if (bytes <= 0) {
            return "";
        }
        if (bytes < 1_000_000) {
            return String.format(Locale.ROOT, "%.0f kB", bytes / 1e3);
        }
        return bytes < 1_000_000_000
                ? String.format(Locale.ROOT, "%.0f MB", bytes / 1e6)
                : String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
    }

    /** Money, to four digits that count, for example {@code 0.01235}; nothing when not known. */
    static String cost(@Nullable Double cost) {
        if (cost == null) {
            return "";
        }
        BigDecimal rounded = BigDecimal.valueOf(cost).round(new MathContext(4));
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    /** Whether there is something to pay. */
    static boolean isPaid(@Nullable Double cost) {
        return cost != null && cost > 0;
    }

    /** A score of 0..1 with two digits. */
    public static String score(double score) {
        return String.format(Locale.ROOT, "%.2f", score);
    }

    /** A moment in that zone, to the second. */
    public static String time(Instant at, ZoneId zone) {
        return TIME.format(at.atZone(zone));
    }
}
