package io.baton.providers.http;

import io.baton.domain.chain.Prompt;

import org.jspecify.annotations.Nullable;

/** Makes a server's words fit for logs: one short line without the key or the prompt. */
final class Redaction {
    private static final int LONGEST = 300;

    /** As many characters shared with the prompt are no coincidence. */
    private static final int QUOTE = 24;

    private final @Nullable String secret;

    Redaction(@Nullable String secret) {
        this.secret = secret == null || secret.isBlank() ? null : secret;
    }

    /** The words of the server, about a call with that prompt. */
    String clean(String words, @Nullable Prompt prompt) {
        String text = words.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        if (secret != null) {
            text = text.replace(secret, "****");
        }
        if (text.length() > LONGEST) {
            text = text.substring(0, LONGEST) + "…";
        }
        return prompt == null ? text : withoutQuotes(text, prompt);
    }

    private static String withoutQuotes(String text, Prompt prompt) {
        String said =
                (prompt.system() + "\n" + prompt.userMessage()).replaceAll("[\\p{Cntrl}\\s]+", " ");
        StringBuilder kept = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int end = at + QUOTE;
            if (end > text.length() || !said.contains(text.substring(at, end))) {
                kept.append(text.charAt(at));
                at++;
                continue;
            }
            while (end < text.length() && said.contains(text.substring(at, end + 1))) {
                end++;
            }
            kept.append("[prompt]");
            at = end;
        }
        return kept.toString();
    }
}
