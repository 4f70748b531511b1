package io.baton.providers.builtin;

import io.baton.domain.planning.SentenceEmbedder;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Extracts from a document what each role and capability asks for. Deterministic. */
final class Extractor {
    private static final int PHRASES = 12;
    private static final int MOST_ADDED = 16;
    private static final int CONTEXT_FEWEST_WORDS = 120;
    private static final int CONTEXT_MOST_WORDS = 700;

    private final SentenceEmbedder embedder;

    Extractor(SentenceEmbedder embedder) {
        this.embedder = embedder;
    }

    /**
     * What an executor's answer is made of.
     *
     * @param task what is asked of the document; blank when nothing particular is
     * @param before the answer that a review sent back; null in the first round
     * @param review what the review says; null in the first round
     * @param words most words of all sentences together
     */
    Extract answer(
            String document,
            String capability,
            String task,
            @Nullable String before,
            @Nullable String review,
            int words,
            CallGuard guard)
            throws InterruptedException {
        EmbeddedText text = EmbeddedText.of(document, embedder, guard);
        SentenceSelector selector = new SentenceSelector(text);
        if (before != null && review != null) {
            keep(text, before, selector);
        }
        if (review != null) {
            addMissing(text, Review.missingIn(review), selector, guard);
        }
        int count = SentenceSelector.countFor(text.total(), scale(capability));
        float[] query = task.isBlank() ? null : embedder.embed(task);
        selector.pick(count, words, query, guard);
        SequencedMap<String, List<String>> found =
                capability.equals(BuiltinModel.EXTRACTION)
                        ? PatternFinder.find(document, guard)
                        : new LinkedHashMap<>();
        return new Extract(
                text.total(),
                text.size(),
                selector.inOrder(),
                KeyPhrases.of(text, PHRASES, embedder, guard),
                found);
    }

    /** The most central sentences, about a quarter of the document. */
    Extract context(String document, String task, int words, CallGuard guard)
            throws InterruptedException {
        EmbeddedText text = EmbeddedText.of(document, embedder, guard);
        int quarter =
                Math.clamp(Words.count(document) / 4, CONTEXT_FEWEST_WORDS, CONTEXT_MOST_WORDS);
        SentenceSelector selector = new SentenceSelector(text);
        float[] query = task.isBlank() ? null : embedder.embed(task);
        selector.pick(text.size(), Math.min(words, quarter), query, guard);
        return new Extract(
                text.total(),
                text.size(),
                selector.inOrder(),
                KeyPhrases.of(text, PHRASES, embedder, guard),
                new LinkedHashMap<>());
    }

    private static double scale(String capability) {
        return capability.equals(BuiltinModel.SUMMARIZATION) ? 0.8 : 1.1;
    }

    private static void keep(EmbeddedText text, String before, SentenceSelector selector) {
        for (int place = 0; place < text.size(); place++) {
            if (before.contains(text.sentences().get(place).text())) {
                selector.add(place);
            }
        }
    }

    /** A missing sentence is taken as it is; for a phrase, the best sentence that has it. */
    private void addMissing(
            EmbeddedText text, List<String> missing, SentenceSelector selector, CallGuard guard)
            throws InterruptedException {
        for (String item : missing.subList(0, Math.min(missing.size(), MOST_ADDED))) {
            guard.check();
            int place = withWords(text, item);
            selector.add(place >= 0 ? place : text.nearest(embedder.embed(item)));
        }
    }

    private static int withWords(EmbeddedText text, String item) {
        String words = Words.stems(item);
        int best = -1;
        for (int place = 0; place < text.size(); place++) {
            boolean more = best < 0 || text.centrality().get(place) > text.centrality().get(best);
            if (more && Words.stems(text.sentences().get(place).text()).contains(words)) {
                best = place;
            }
        }
        return best;
    }
}
