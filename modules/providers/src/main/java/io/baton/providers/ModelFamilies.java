package io.baton.providers;

import io.baton.domain.model.CapabilityScore;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a model's name tells about what it is good at: a small table of families, scaled by size. It
 * is a first guess of middling confidence, to be overruled by configuration, by what the provider
 * says, by probes and by outcomes.
 */
public final class ModelFamilies {
    private static final List<ModelFamily> FAMILIES = FamilyTable.families();

    private static final double KNOWN = 0.5;
    private static final double UNKNOWN = 0.25;

    /** A size such as {@code 8b}, {@code 1.5b}, {@code 8x7b} or {@code 500m}. */
    private static final Pattern SIZE =
            Pattern.compile("(?<![a-z0-9.])(?:(\\d+)x)?(\\d+(?:\\.\\d+)?)([bm])(?![a-z0-9])");

    private static final Pattern NOT_GENERATIVE =
            Pattern.compile(
                    "embed|(^|[/_-])(bge|gte|e5|minilm|all-mini)|rerank|whisper|(^|[/_-])tts|dall-e"
                            + "|moderation|gpt-image|transcribe|sora|realtime|clip|guard"
                            + "|(davinci|babbage)-00|gpt-3\\.5-turbo-instruct|gpt-.*audio"
                            + "|deep-research|computer-use");

    private static final Pattern SEES =
            Pattern.compile(
                    "vision|llava|[-.\\d]vl([-:]|$)|pixtral|minicpm-v|moondream|gpt-4o|gpt-4\\.1"
                            + "|gpt-5|gemma-?3(?!n?[-:]?(1b|270m))|llama-?4|claude|gemini");

    private ModelFamilies() {}

    /** Whether the name is one of a model that answers in text. */
    public static boolean generative(String modelName) {
        return !NOT_GENERATIVE.matcher(lower(modelName)).find();
    }

    /**
     * Name of the family that the model belongs to, {@code unknown} when it is none of the table.
     */
    public static String family(String modelName) {
        return find(modelName).name();
    }

    /**
     * Scores by capability.
     *
     * @param model what a provider says about the model
     */
    static Map<String, CapabilityScore> scores(FoundModel model) {
        ModelFamily family = find(model.name());
        double billions = model.parameters();
        if (billions <= 0) {
            billions = parameters(model.name());
        }
        if (billions <= 0) {
            billions = family.parameters();
        }
        double scale = scale(billions);
        double confidence = family.name().equals(FamilyTable.UNKNOWN) ? UNKNOWN : KNOWN;
        Map<String, CapabilityScore> scores = new HashMap<>();
        family.strengths()
                .forEach(
                        (capability, strength) ->
                                scores.put(
                                        capability,
                                        new CapabilityScore(
                                                rounded(strength * scale),
                                                confidence,
                                                0,
                                                "family")));
        addWhatItSees(model, scale, scores);
        return scores;
    }

    private static void addWhatItSees(
            FoundModel model, double scale, Map<String, CapabilityScore> scores) {
        double score = rounded(.85 * scale);
        switch (model.vision()) {
            case YES -> scores.put("vision", new CapabilityScore(score, .9, 0, "metadata"));
            case NO -> {}
            case UNSAID -> {
                if (SEES.matcher(lower(model.name())).find()) {
                    scores.put("vision", new CapabilityScore(score, KNOWN, 0, "family"));
                }
            }
        }
    }

    private static ModelFamily find(String modelName) {
        String name = lower(modelName);
        return FAMILIES.stream()
                .filter(family -> family.names().matcher(name).find())
                .findFirst()
                .orElseGet(FAMILIES::getLast);
    }

    /** Billions of parameters that a name or a size such as {@code 8.0B} speaks of; 0 for none. */
    public static double parameters(String text) {
        Matcher matcher = SIZE.matcher(lower(text));
        if (!matcher.find()) {
            return 0;
        }
        double experts = matcher.group(1) == null ? 1 : Double.parseDouble(matcher.group(1));
        double each = Double.parseDouble(matcher.group(2));
        return experts * each * (matcher.group(3).equals("m") ? .001 : 1);
    }

    /** From .5 for half a billion parameters to 1 for 70 billion, even steps for each doubling. */
    private static double scale(double billions) {
        double steps = Math.log(billions / .5) / Math.log(70 / .5);
        return Math.clamp(.5 + .5 * steps, .4, 1);
    }

    private static double rounded(double score) {
        return Math.round(score * 1000) / 1000.0;
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
