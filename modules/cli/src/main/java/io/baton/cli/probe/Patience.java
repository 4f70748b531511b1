package io.baton.cli.probe;

import org.springframework.boot.convert.DurationStyle;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

import java.time.Duration;

/** Reads how long a call may take, such as {@code 90s}; 1 s to an hour. */
final class Patience implements ITypeConverter<Duration> {
    private static final Duration MOST = Duration.ofHours(1);

    @Override
    public Duration convert(String text) {
        try {
            Duration value = DurationStyle.detectAndParse(text);
            if (value.compareTo(Duration.ofSeconds(1)) >= 0 && value.compareTo(MOST) <= 0) {
                return value;
            }
        } catch (IllegalArgumentException | ArithmeticException notADuration) {
            // Told below, as for one out of range.
        }
        throw new TypeConversionException(
                "'%s' is no time for a call; write 1s to 1h, for example 90s or 5m"
                        .formatted(text));
    }
}
