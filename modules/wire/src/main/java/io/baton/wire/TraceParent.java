package io.baton.wire;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * W3C trace context, level 1.
 *
 * @param traceId 32 lower-case hexadecimal digits, not all zero
 * @param spanId 16 of them, not all zero
 * @param flags 2 of them; 01 is sampled
 */
public record TraceParent(String traceId, String spanId, String flags) {
    private static final Pattern SYNTAX =
            Pattern.compile("([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");

    /** Reads the header's text; empty when it is malformed, as the specification asks. */
    public static Optional<TraceParent> parse(@Nullable String text) {
        Matcher match = SYNTAX.matcher(text == null ? "" : text.strip());
        if (!match.matches()
                || match.group(1).equals("ff")
                || (match.group(1).equals("00") && match.group(5) != null)
                || allZero(match.group(2))
                || allZero(match.group(3))) {
            return Optional.empty();
        }
        return Optional.of(new TraceParent(match.group(2), match.group(3), match.group(4)));
    }

    /** The start of a new, sampled trace. */
    public static TraceParent fresh() {
        return new TraceParent(hex() + hex(), hex(), "01");
    }

    /** The next span of a trace, or a new trace where there is none or it is malformed. */
    public static TraceParent after(@Nullable String text) {
        return parse(text).map(TraceParent::child).orElseGet(TraceParent::fresh);
    }

    /** A new span of the same trace. */
    public TraceParent child() {
        return new TraceParent(traceId, hex(), flags);
    }

    /** The header's text. */
    @Override
    public String toString() {
        return "00-" + traceId + "-" + spanId + "-" + flags;
    }

    private static boolean allZero(String digits) {
        return digits.chars().allMatch(digit -> digit == '0');
    }

    private static String hex() {
        return "%016x".formatted(ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE));
    }
}
