package io.baton.domain.context;

import java.util.Locale;

/** Numbers as a person reads them. */
public final class Numbers {
    private Numbers() {}

    /** 12345 as 12,345. */
    public static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
