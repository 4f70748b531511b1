package io.baton.app.synthesizer;

/** A record's value on its way out, and the topic it goes to. */
@SuppressWarnings("ArrayRecordComponent") // it is passed on at once and never compared
record Outgoing(String topic, byte[] value) {}
