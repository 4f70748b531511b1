package io.baton.providers.builtin;

import io.baton.domain.planning.SentenceEmbedder;

import java.util.ArrayList;
import java.util.List;

/**
 * Reviews whether an answer touches the topics of a document. It sees what is left out, not what is
 * wrong.
 */
final class CoverageReview {
    /** An answer that covers less goes back. */
    static final double ENOUGH = 0.8;

    /** Likeness from which a sentence of the answer is on a topic, whatever its words. */
    private static final double ON_TOPIC = 0.6;

    private static final double TOPIC_SHARE = 0.75;
    private static final int PHRASES = 8;
    private static final int SENTENCE_WORDS = 4;

    private final SentenceEmbedder embedder;

    CoverageReview(SentenceEmbedder embedder) {
        this.embedder = embedder;
    }

    /** Reviews an answer to a document that has at least one sentence. */
    Review review(EmbeddedText document, String answer, CallGuard guard)
            throws InterruptedException {
        List<Sentence> spoken = spoken(answer);
        List<float[]> answered = new ArrayList<>();
        for (Sentence sentence : spoken) {
            guard.check();
            answered.add(embedder.embed(sentence.text()));
        }
        double covered = 0;
        List<String> missing = new ArrayList<>();
        for (Topics.Topic topic : Topics.of(document, guard)) {
            float[] about = document.vectors().get(topic.place());
            if (answered.stream().anyMatch(line -> Vectors.cosine(line, about) >= ON_TOPIC)) {
                covered += topic.weight();
            } else {
                missing.add(document.sentences().get(topic.place()).text());
            }
        }
        List<KeyPhrase> phrases = KeyPhrases.of(document, PHRASES, embedder, guard);
        double all = phrases.stream().mapToDouble(KeyPhrase::weight).sum();
        double named = 0;
        String words = Words.stems(String.join(" ", spoken.stream().map(Sentence::text).toList()));
        for (KeyPhrase phrase : phrases) {
            if (words.contains(Words.stems(phrase.text()))) {
                named += phrase.weight();
            } else {
                missing.add(phrase.text());
            }
        }
        double coverage =
                all == 0
                        ? covered
                        : TOPIC_SHARE * covered + (1 - TOPIC_SHARE) * Math.min(1, named / all);
        boolean approved = coverage >= ENOUGH || missing.isEmpty();
        return new Review(approved, Math.min(1, coverage), approved ? List.of() : missing);
    }

    /** Sentences proper: a list of phrases says nothing about them. */
    private static List<Sentence> spoken(String answer) {
        return SentenceSplitter.split(answer).stream()
                .filter(sentence -> sentence.words() >= SENTENCE_WORDS)
                .limit(Shortlist.LIMIT)
                .toList();
    }
}
