package io.baton.providers.builtin;

/** Arithmetic on vectors of unit length; a zero vector is like nothing. */
final class Vectors {
    private Vectors() {}

    static double cosine(float[] a, float[] b) {
        double dot = 0;
        for (int i = 0; i < a.length; i++) {
            dot += a[i] * b[i];
        }
        return dot;
    }

    /** That vector scaled to unit length. */
    static float[] unit(float[] vector) {
        double squares = 0;
        for (float value : vector) {
            squares += value * value;
        }
        float[] unit = new float[vector.length];
        if (squares > 0) {
            double length = Math.sqrt(squares);
            for (int i = 0; i < vector.length; i++) {
                unit[i] = (float) (vector[i] / length);
            }
        }
        return unit;
    }
}
