package io.baton.providers.gguf;

/**
 * What keeps a model to JSON, in the notation of llama.cpp. Whether it fits a schema is checked
 * later.
 */
final class JsonGrammar {
    private static final String VALUES =
            """
            object ::= "{" ws ( pair ( "," ws pair )* )? "}" ws
            pair ::= string ":" ws value
            array ::= "[" ws ( value ( "," ws value )* )? "]" ws
            value ::= object | array | string | number | ("true" | "false" | "null") ws
            string ::= "\\"" char* "\\"" ws
            char ::= [^"\\\\\\x7F\\x00-\\x1F] | "\\\\" (["\\\\bfnrt/] | "u" hex hex hex hex)
            hex ::= [0-9a-fA-F]
            number ::= "-"? ("0" | [1-9] [0-9]{0,15}) ("." [0-9]{1,15})? ([eE] [-+]? [0-9]{1,3})? ws
            ws ::= | " " | "\\n" [ \\t]{0,20}
            """;

    /** Any object. */
    static final String OBJECT = "root ::= object\n" + VALUES;

    /** Any value. */
    static final String VALUE = "root ::= value\n" + VALUES;

    private JsonGrammar() {}
}
