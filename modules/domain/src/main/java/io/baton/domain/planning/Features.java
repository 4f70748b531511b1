package io.baton.domain.planning;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/** A text as figures: some that are always there, then many of which few are not zero. */
final class Features {
    // Chosen together on texts that are neither learnt from nor reported on.
    private static final double WHOLE = 1;
    private static final double ASKED = 0.8;
    private static final double LAST = 0.5;
    private static final double SIGNALS = 0.36;
    private static final double WORDS = 0.7;

    private final double[] dense;
    private final int[] places;
    private final double[] values;

    /**
     * @param dense the first figures
     * @param places of the others that are not zero, among all figures, rising
     * @param values at these places
     */
    Features(double[] dense, int[] places, double[] values) {
        this.dense = dense;
        this.places = places;
        this.values = values;
    }

    /** The figures of that text, with its meaning when there is an embedder for it. */
    static Features of(String text, @Nullable SentenceEmbedder embedder) {
        RequestText request = RequestText.of(text);
        double[] signals = RequestSignals.of(request);
        double[] dense = signals;
        for (int i = 0; i < signals.length; i++) {
            signals[i] *= SIGNALS;
        }
        if (embedder != null) {
            float[] whole = embedder.embed(request.whole());
            float[] asked = embedded(embedder, request.asked(), request.whole(), whole);
            float[] last = embedded(embedder, request.last(), request.whole(), whole);
            dense = new double[3 * whole.length + signals.length];
            for (int i = 0; i < whole.length; i++) {
                dense[i] = WHOLE * whole[i];
                dense[whole.length + i] = ASKED * asked[i];
                dense[2 * whole.length + i] = LAST * last[i];
            }
            System.arraycopy(signals, 0, dense, 3 * whole.length, signals.length);
        }
        return of(dense, RequestWords.of(request));
    }

    private static Features of(double[] dense, Map<Integer, Double> words) {
        int[] places = new int[words.size()];
        double[] values = new double[words.size()];
        int at = 0;
        for (Map.Entry<Integer, Double> word : words.entrySet()) {
            places[at] = dense.length + word.getKey();
            values[at] = WORDS * word.getValue();
            at++;
        }
        return new Features(dense, places, values);
    }

    private static float[] embedded(
            SentenceEmbedder embedder, String text, String known, float[] vector) {
        return text.equals(known) ? vector : embedder.embed(text);
    }

    /** How many figures there are, zeros included. */
    int size() {
        return dense.length + RequestWords.SIZE;
    }

    double dot(double[] weights) {
        double sum = 0;
        for (int i = 0; i < dense.length; i++) {
            sum += weights[i] * dense[i];
        }
        for (int i = 0; i < places.length; i++) {
            sum += weights[places[i]] * values[i];
        }
        return sum;
    }

    /** Adds these figures, times {@code share}, to {@code sums}. */
    void addTo(double[] sums, double share) {
        for (int i = 0; i < dense.length; i++) {
            sums[i] += share * dense[i];
        }
        for (int i = 0; i < places.length; i++) {
            sums[places[i]] += share * values[i];
        }
    }

    double squaredLength() {
        double sum = 0;
        for (double figure : dense) {
            sum += figure * figure;
        }
        for (double figure : values) {
            sum += figure * figure;
        }
        return sum;
    }
}
