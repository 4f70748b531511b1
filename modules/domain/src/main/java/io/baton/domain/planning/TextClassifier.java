package io.baton.domain.planning;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Tells from a task's text which capability it needs: by what its parts mean, by their words and by
 * signs of a request, learnt from {@code exemplars.tsv}. Without an embedder it goes by words and
 * signs alone, is right less often and says so by less confidence.
 *
 * <p>Only the beginning and the end of a long text are read. Vision is never told from text.
 * docs/classification.md says how often it is right.
 */
public final class TextClassifier implements CapabilityClassifier {
    static final List<String> CAPABILITIES =
            List.of(
                    "code",
                    "planning",
                    "reasoning",
                    "analysis",
                    "summarization",
                    "extraction",
                    "translation",
                    "writing",
                    "general");

    private static final System.Logger LOG = System.getLogger(TextClassifier.class.getName());

    /** Of squared weights, times the number of examples: larger makes the answers less sure. */
    private static final double PENALTY = 2;

    private final SoftmaxRegression words;
    private final @Nullable Meaning meaning;
    private final AtomicBoolean broken = new AtomicBoolean();

    private TextClassifier(SoftmaxRegression words, @Nullable Meaning meaning) {
        this.words = words;
        this.meaning = meaning;
    }

    private record Meaning(SentenceEmbedder embedder, SoftmaxRegression regression) {}

    /** A classifier that goes by words and signs alone, as learnt when it was built. */
    public static TextClassifier byKeywords() {
        return new TextClassifier(loaded(LearntWeights.WORDS), null);
    }

    /**
     * A classifier that goes by meaning, words and signs, as learnt when it was built.
     *
     * @param miniLm all-MiniLM-L6-v2: what was learnt holds for its vectors only
     */
    public static TextClassifier byMeaning(SentenceEmbedder miniLm) {
        return new TextClassifier(
                loaded(LearntWeights.WORDS), new Meaning(miniLm, loaded(LearntWeights.MEANING)));
    }

    private static SoftmaxRegression loaded(String resource) {
        return new SoftmaxRegression(LearntWeights.load(resource, CAPABILITIES));
    }

    /**
     * Learns from all exemplars; takes some minutes of one core.
     *
     * @param embedder null to learn from words and signs alone
     * @return what was learnt, as one of the resources that the classifiers read
     */
    public static String learn(@Nullable SentenceEmbedder embedder) {
        return LearntWeights.render(CAPABILITIES, learn(Exemplars.load(), embedder).weights());
    }

    static SoftmaxRegression learn(
            List<Exemplars.Exemplar> exemplars, @Nullable SentenceEmbedder embedder) {
        List<Features> features =
                exemplars.stream().map(exemplar -> Features.of(exemplar.text(), embedder)).toList();
        int[] labels =
                exemplars.stream()
                        .mapToInt(exemplar -> CAPABILITIES.indexOf(exemplar.capability()))
                        .toArray();
        return SoftmaxRegression.train(
                features, labels, CAPABILITIES.size(), PENALTY / labels.length);
    }

    /** {@inheritDoc} When the embedder fails, words decide, and the failure is logged once. */
    @Override
    public Classification classify(String text) {
        if (meaning == null || broken.get()) {
            return byWords(text);
        }
        try {
            return ranked(
                    meaning.regression().probabilities(Features.of(text, meaning.embedder())));
        } catch (RuntimeException | LinkageError e) {
            if (broken.compareAndSet(false, true)) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "Sentence embeddings are not available: tasks are classified by words",
                        e);
            }
            return byWords(text);
        }
    }

    private Classification byWords(String text) {
        return ranked(words.probabilities(Features.of(text, null)));
    }

    private static Classification ranked(double[] probabilities) {
        int best = 0;
        Map<String, Double> byCapability = new HashMap<>();
        for (int i = 0; i < probabilities.length; i++) {
            byCapability.put(CAPABILITIES.get(i), probabilities[i]);
            if (probabilities[i] > probabilities[best]) {
                best = i;
            }
        }
        return new Classification(CAPABILITIES.get(best), probabilities[best], byCapability);
    }
}
