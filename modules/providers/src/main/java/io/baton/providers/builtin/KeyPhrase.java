package io.baton.providers.builtin;

/** A phrase of a document and how much it stands for it, 0..1. */
record KeyPhrase(String text, double weight) {}
