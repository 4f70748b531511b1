package io.baton.providers.http;

import java.util.Locale;
import java.util.regex.Pattern;

/** What a server's words point to when its status does not say enough. */
enum Symptom {
    CONTEXT(
            "exceed_context_size|context_length_exceeded|longer than the context length"
                    + "|exceeds the (available )?context|context size has been exceeded"
                    + "|maximum context length|context length of only"
                    + "|greater than the context length|context window"
                    + "|input tokens exceed|prompt is too long|exceed context limit"
                    + "|request_too_large"),
    MEMORY(
            "more system memory|out of memory|out-of-memory|cudamalloc|insufficient memory"
                    + "|not enough memory|unable to allocate|failed to allocate"
                    + "|insufficient system resources"),
    MODEL(
            "model_not_found|model .*(not found|does not exist)|no models? loaded"
                    + "|failed to load model|unknown model"),
    BUSY("server busy|maximum pending requests|too many requests|rate_limit|overloaded_error"),
    QUOTA("insufficient_quota|billing|credit balance"),
    MALFORMED(
            "parse_error|parse error|failed to parse|invalid json|type must be"
                    + "|not supported|unsupported|does not support"),
    ENDPOINT("unexpected endpoint"),
    NONE("");

    private final Pattern words;

    Symptom(String words) {
        this.words = Pattern.compile(words);
    }

    /** The first symptom that fits the error, {@link #NONE} when none does. */
    static Symptom of(ErrorBody error) {
        String all = error.code() + " " + error.type() + " " + error.message();
        String text = all.toLowerCase(Locale.ROOT);
        for (Symptom symptom : values()) {
            if (symptom.words.matcher(text).find()) {
                return symptom;
            }
        }
        return NONE;
    }
}
