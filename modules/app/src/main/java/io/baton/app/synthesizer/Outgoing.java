package io.baton.app.synthesizer;

/** A record's value on its way out, and the topic it goes to. */
record Outgoing(String topic, byte[] value) {}
