/**
 * What travels between Baton's roles and its users: the topics ({@link io.baton.wire.Topology}),
 * the headers ({@link io.baton.wire.Headers}) and the encodings of the records in {@code
 * io.baton.wire.avro}, which are generated from {@code schemas/}.
 */
@NullMarked
package io.baton.wire;

import org.jspecify.annotations.NullMarked;
