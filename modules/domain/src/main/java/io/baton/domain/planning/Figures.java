package io.baton.domain.planning;

import java.time.Duration;

/** Numbers for sentences, written without a formatter: a plan may hold hundreds of them. */
final class Figures {
    private Figures() {}

    /** 0.824 as 0.82. */
    static String hundredths(double share) {
        long hundredths = Math.round(share * 100);
        return hundredths / 100 + (hundredths % 100 < 10 ? ".0" : ".") + hundredths % 100;
    }

    /** 4700000000 as 4.7 GB, less than a tenth of one in MB. */
    static String memory(long bytes) {
        long tenths = bytes / 100_000_000;
        return tenths == 0 ? bytes / 1_000_000 + " MB" : tenths / 10 + "." + tenths % 10 + " GB";
    }

    /** 2340 ms as 2.3 s. */
    static String seconds(Duration duration) {
        long tenths = duration.toMillis() / 100;
        return tenths / 10 + "." + tenths % 10 + " s";
    }
}
