package io.baton.providers.builtin;

import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/**
 * What was extracted from a document.
 *
 * @param total sentences of the document
 * @param read sentences that were embedded, at most {@code total}
 * @param found values by kind, for example dates
 */
record Extract(
        int total,
        int read,
        List<Sentence> sentences,
        List<KeyPhrase> phrases,
        SequencedMap<String, List<String>> found) {

    static final String LABEL =
            "_Extracted by Baton's builtin provider (sentence embeddings, no language model):"
                    + " sentences are the document's own._";

    String markdown() {
        List<String> parts = new ArrayList<>();
        parts.add(LABEL);
        if (read < total) {
            parts.add(
                    "_%d of %d sentences were shortlisted by word statistics before embedding._"
                            .formatted(read, total));
        }
        found.forEach(
                (kind, values) -> parts.add("## " + kind + "\n\n- " + String.join("\n- ", values)));
        parts.add("## Key sentences\n\n" + sentenceList());
        if (!phrases.isEmpty()) {
            parts.add("## Key phrases\n\n" + phraseList());
        }
        return String.join("\n\n", parts);
    }

    /** The same as a JSON object, its keys in English lower case. */
    String json(JsonMapper json) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("method", "extractive");
        root.put("sentencesTotal", total);
        root.put("sentencesEmbedded", read);
        root.put("keySentences", sentences.stream().map(Sentence::text).toList());
        root.put(
                "keyPhrases",
                phrases.stream()
                        .map(
                                p ->
                                        Map.of(
                                                "phrase",
                                                p.text(),
                                                "weight",
                                                Math.round(p.weight() * 100) / 100.0))
                        .toList());
        root.put("found", found);
        return json.writeValueAsString(root);
    }

    /** Condensed for later stages: no label, sentences as running text. */
    String context() {
        StringBuilder text = new StringBuilder();
        String section = "";
        for (Sentence sentence : sentences) {
            if (!sentence.section().equals(section)) {
                section = sentence.section();
                text.append(text.isEmpty() ? "" : "\n\n")
                        .append("## ")
                        .append(section)
                        .append('\n');
            } else if (!text.isEmpty()) {
                text.append(' ');
            }
            text.append(sentence.text());
        }
        if (!phrases.isEmpty()) {
            text.append("\n\nKey phrases: ")
                    .append(String.join(", ", phrases.stream().map(KeyPhrase::text).toList()));
        }
        return text.toString();
    }

    private String sentenceList() {
        return "- " + String.join("\n- ", sentences.stream().map(Sentence::text).toList());
    }

    private String phraseList() {
        return String.join(
                "\n",
                phrases.stream()
                        .map(p -> String.format(Locale.ROOT, "- %s (%.2f)", p.text(), p.weight()))
                        .toList());
    }
}
