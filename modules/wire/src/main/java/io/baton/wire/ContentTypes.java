package io.baton.wire;

import io.baton.wire.avro.Encoding;

/** The values of the {@code content-type} header. */
public final class ContentTypes {
    public static final String JSON = "application/json";
    public static final String AVRO = "application/vnd.apache.avro+binary";

    private ContentTypes() {}

    /** The content type of an encoding. */
    public static String of(Encoding encoding) {
        return switch (encoding) {
            case AVRO -> AVRO;
            case JSON -> JSON;
        };
    }
}
