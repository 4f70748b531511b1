package io.baton.app.config;

import java.time.Duration;

/** Checks that a setting lies within its range, and says which one does not and what would. */
final class Range {
    private Range() {}

    static void check(String key, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new InvalidSettingException(
                    "%s is %s, but must be within %s..%s"
                            .formatted(key, plain(value), plain(least), plain(most)));
        }
    }

    static void check(String key, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new InvalidSettingException(
                    "%s is %s, but must be within %s..%s".formatted(key, value, least, most));
        }
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
