package io.baton.app.planning;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;

import io.baton.domain.planning.TokenEstimator;

/**
 * Estimates tokens for models whose vocabulary is not known: {@code ⌈1.3 · cl100k⌉ + digits / 2 +
 * 16}. Measured over nine vocabularies, real counts are 0.44 to 1.55 times those of cl100k; digits
 * are what most of them split finer.
 */
public final class SafeTokenEstimator implements TokenEstimator {
    private static final double FACTOR = 1.3;
    private static final int BASE = 16;

    /**
     * Beyond this, a sample is counted and scaled: tokenising megabytes takes longer than planning.
     */
    private static final int SAMPLE_CHARS = 200_000;

    /** One vocabulary for the process: it takes megabytes. */
    private static final Encoding ENCODING =
            Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.CL100K_BASE);

    @Override
    public int estimate(String text) {
        String sample = text.length() <= SAMPLE_CHARS ? text : text.substring(0, SAMPLE_CHARS);
        double scale = sample.isEmpty() ? 1 : (double) text.length() / sample.length();
        double tokens = FACTOR * ENCODING.countTokensOrdinary(sample) + digits(sample) / 2.0;
        return (int) Math.min(Integer.MAX_VALUE, Math.ceil(tokens * scale) + BASE);
    }

    private static long digits(String text) {
        return text.chars().filter(Character::isDigit).count();
    }
}
