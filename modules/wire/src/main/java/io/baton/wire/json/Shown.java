package io.baton.wire.json;

import tools.jackson.databind.JsonNode;

/** Values as error messages show them: with their kind, and short. */
final class Shown {
    private static final int LONGEST = 60;

    private Shown() {}

    static String of(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> "an object";
            case ARRAY -> "an array";
            case STRING -> "the text \"" + shorten(value.stringValue()) + "\"";
            case NUMBER -> "the number " + shorten(value.toString());
            case BOOLEAN -> value.toString();
            case NULL -> "null";
            case MISSING -> "missing";
            case BINARY, POJO -> "no JSON";
        };
    }

    static String shorten(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
