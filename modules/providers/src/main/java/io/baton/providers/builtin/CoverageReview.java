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
    static final double ENOUGH = 0.7;

    /** Likeness from which a sentence is on a topic: a good paraphrase has 0.5 to 0.7. */
    private static final double ON_TOPIC = 0.5;

    /** Likeness up to which it is not at all: another sentence of the same trade has 0.4. */
    private static final double OFF_TOPIC = 0.35;

    private static final double TOPIC_SHARE = 0.85;
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
            double near = nearest(answered, about);
            covered += topic.weight() * share(near);
            if (near < ON_TOPIC) {
                missing.add(document.sentences().get(topic.place()).text());
            }
        }
        List<KeyPhrase> phrases = KeyPhrases.of(document, PHRASES, embedder, guard);
        double all = phrases.stream().mapToDouble(KeyPhrase::weight).sum();
        double named = 0;
        String words = Words.stems(String.join(" ", spoken.stream().map(Sentence::text).toList()));
        for (KeyPhrase phrase : phrases) {
            guard.check();
            boolean written = words.contains(Words.stems(phrase.text()));
            double said = written ? 1 : share(nearest(answered, embedder.embed(phrase.text())));
            named += phrase.weight() * said;
            if (said < 0.5) {
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

    private static double nearest(List<float[]> answered, float[] about) {
        double most = 0;
        for (float[] sentence : answered) {
            most = Math.max(most, Vectors.cosine(sentence, about));
        }
        return most;
    }

    private static double share(double likeness) {
        return Math.clamp((likeness - OFF_TOPIC) / (ON_TOPIC - OFF_TOPIC), 0.0, 1.0);
    }

    /** Sentences proper: a list of phrases says nothing about them. */
    private static List<Sentence> spoken(String answer) {
        return SentenceSplitter.split(answer).stream()
                .filter(sentence -> sentence.words() >= SENTENCE_WORDS)
                .limit(Shortlist.LIMIT)
                .toList();
    }
}
