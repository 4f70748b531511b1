package io.baton.domain.planning;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Tells from a task's text which capability it needs: by what the text means, learnt from {@code
 * exemplars.tsv}, and by keywords. Without an embedder it goes by keywords alone and is less sure.
 *
 * <p>Only the beginning and the end of a long text are read. Vision is never told from text.
 */
public final class TextClassifier implements CapabilityClassifier {
    /** What a text without any sign is taken for. */
    static final String DEFAULT = "general";

    private static final System.Logger LOG = System.getLogger(TextClassifier.class.getName());
    private static final int HEAD = 500;
    private static final int TAIL = 200;
    private static final double PENALTY = 0.001;

    /** Weight of a keyword's score beside an embedding of unit length. */
    private static final double KEYWORD_SCALE = 0.2;

    private static final double KEYWORD_SHARPNESS = 1.1;
    private static final double DEFAULT_BONUS = 0.8;

    private static final List<String> CAPABILITIES = KeywordSignals.capabilities();

    private final @Nullable Meaning meaning;
    private final AtomicBoolean broken = new AtomicBoolean();

    private TextClassifier(@Nullable Meaning meaning) {
        this.meaning = meaning;
    }

    private record Meaning(SentenceEmbedder embedder, SoftmaxRegression regression) {}

    /** A classifier that goes by keywords alone. */
    public static TextClassifier byKeywords() {
        return new TextClassifier(null);
    }

    /**
     * A classifier that goes by meaning and keywords, as learnt when it was built.
     *
     * @param miniLm all-MiniLM-L6-v2: what was learnt holds for its vectors only
     */
    public static TextClassifier byMeaning(SentenceEmbedder miniLm) {
        return new TextClassifier(
                new Meaning(miniLm, new SoftmaxRegression(LearntWeights.load(CAPABILITIES))));
    }

    /** A classifier that learns now, for any embedder; takes some seconds of one core. */
    public static TextClassifier learn(SentenceEmbedder embedder) {
        List<Exemplars.Exemplar> exemplars = Exemplars.load();
        double[][] features = new double[exemplars.size()][];
        int[] labels = new int[exemplars.size()];
        for (int i = 0; i < features.length; i++) {
            String text = exemplars.get(i).text();
            features[i] = features(embedder.embed(text), KeywordSignals.of(text));
            labels[i] = CAPABILITIES.indexOf(exemplars.get(i).capability());
        }
        return new TextClassifier(
                new Meaning(
                        embedder,
                        SoftmaxRegression.train(features, labels, CAPABILITIES.size(), PENALTY)));
    }

    /**
     * What was learnt, as the resource that {@link #byMeaning} reads.
     *
     * @throws IllegalStateException when it goes by keywords alone
     */
    public String learnt() {
        if (meaning == null) {
            throw new IllegalStateException("a classifier by keywords has learnt nothing");
        }
        return LearntWeights.render(CAPABILITIES, meaning.regression().weights());
    }

    /** {@inheritDoc} When the embedder fails, keywords decide, and the failure is logged once. */
    @Override
    public Classification classify(String text) {
        String request = shortened(text);
        double[] signals = KeywordSignals.of(request);
        if (meaning == null || broken.get()) {
            return byKeywords(signals);
        }
        try {
            float[] vector = meaning.embedder().embed(request);
            return ranked(meaning.regression().probabilities(features(vector, signals)));
        } catch (RuntimeException | LinkageError e) {
            if (broken.compareAndSet(false, true)) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "Sentence embeddings are not available: tasks are classified by keywords",
                        e);
            }
            return byKeywords(signals);
        }
    }

    private static double[] features(float[] meaning, double[] signals) {
        double[] features = new double[meaning.length + signals.length];
        for (int i = 0; i < meaning.length; i++) {
            features[i] = meaning[i];
        }
        for (int i = 0; i < signals.length; i++) {
            features[meaning.length + i] = KEYWORD_SCALE * signals[i];
        }
        return features;
    }

    private static Classification byKeywords(double[] signals) {
        double[] logits = new double[signals.length];
        for (int i = 0; i < logits.length; i++) {
            double bonus = CAPABILITIES.get(i).equals(DEFAULT) ? DEFAULT_BONUS : 0;
            logits[i] = KEYWORD_SHARPNESS * signals[i] + bonus;
        }
        return ranked(SoftmaxRegression.softmax(logits));
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

    /** What is asked stands at the beginning of a long text, or at its end. */
    private static String shortened(String text) {
        if (text.length() <= HEAD + TAIL) {
            return text;
        }
        return text.substring(0, HEAD) + '\n' + text.substring(text.length() - TAIL);
    }
}
