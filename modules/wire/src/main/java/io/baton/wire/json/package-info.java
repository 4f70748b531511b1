/**
 * Generated Avro records as JSON that people like to write: absent for null, names for enums,
 * ISO-8601 for moments, and errors that name the field. Depends on the schemas alone.
 */
@NullMarked
package io.baton.wire.json;

import org.jspecify.annotations.NullMarked;
