package io.baton.providers.builtin;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what has a fixed form: dates, amounts, e-mail addresses and URLs, as they are written. */
final class PatternFinder {
    private static final int MOST_OF_A_KIND = 40;
    private static final String MONTH =
            "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
                    + "|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)";
    private static final String NUMBER =
            "\\d{1,3}(?:[,\u202f ]\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?";
    private static final String UNIT =
            "(?:(?:hundred|thousand|million|billion|bn|m|k)\\s)?(?:euros?|dollars?|pounds?|EUR|USD"
                    + "|GBP|CHF|JPY|tonnes?|tons?|kilograms?|kg|t|kilomet(?:re|er)s?|km|met(?:re|er)s?"
                    + "|m|cm|mm|hectares?|ha|lit(?:re|er)s?|MW|kW|GWh|MWh|kWh|GB|MB|TB|hours?|minutes?"
                    + "|seconds?|days?|weeks?|months?|knots|TEU|per\\scent|percent)\\b";

    private static final Map<String, Pattern> KINDS = kinds();

    private PatternFinder() {}

    /**
     * What was found by kind, in order of appearance, each once; kinds without a find are absent.
     */
    static SequencedMap<String, List<String>> find(String document, CallGuard guard)
            throws InterruptedException {
        SequencedMap<String, List<String>> found = new LinkedHashMap<>();
        for (Map.Entry<String, Pattern> kind : KINDS.entrySet()) {
            SequencedSet<String> values = new LinkedHashSet<>();
            for (String line : document.lines().toList()) {
                guard.check();
                Matcher matcher = kind.getValue().matcher(line);
                while (values.size() < MOST_OF_A_KIND && matcher.find()) {
                    values.add(matcher.group().strip());
                }
            }
            if (!values.isEmpty()) {
                found.put(kind.getKey(), List.copyOf(values));
            }
        }
        return found;
    }

    private static Map<String, Pattern> kinds() {
        Map<String, Pattern> kinds = new LinkedHashMap<>();
        kinds.put(
                "Dates",
                Pattern.compile(
                        "\\b\\d{4}-\\d{2}-\\d{2}\\b|\\b\\d{1,2}[./]\\d{1,2}[./]\\d{2,4}\\b|\\b(?:\\d{1,2}(?:st|nd|rd|th)?\\s(?:of\\s)?)?"
                                + MONTH
                                + "(?:\\s\\d{1,2}(?:st|nd|rd|th)?,)?\\s\\d{4}\\b|\\b\\d{1,2}(?:st|nd|rd|th)?\\s(?:of\\s)?"
                                + MONTH
                                + "\\b"));
        kinds.put(
                "Amounts",
                Pattern.compile(
                        "[€$£¥]\\s?(?:"
                                + NUMBER
                                + ")(?:\\s?(?:thousand|million|billion|bn|m|k)\\b)?|\\b(?:"
                                + NUMBER
                                + ")\\s?%|\\b(?:"
                                + NUMBER
                                + ")\\s"
                                + UNIT));
        kinds.put(
                "E-mail addresses",
                Pattern.compile("\\b[\\w.+-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,8}\\b"));
        kinds.put(
                "URLs",
                Pattern.compile("\\bhttps?://[^\\s<>\"')\\]]{1,2000}[^\\s<>\"')\\].,;:!?]"));
        return kinds;
    }
}
