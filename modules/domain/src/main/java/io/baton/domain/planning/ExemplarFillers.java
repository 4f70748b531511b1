package io.baton.domain.planning;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What stands in the places of an {@link ExemplarTemplate}, and around it: topics, things, pasted
 * material, roles, context, remarks. They are the same for every capability, so that a classifier
 * cannot take them for a sign of one.
 */
final class ExemplarFillers {
    private static final Pattern PLACE = Pattern.compile("<(topic|thing|material|long|foreign)>");

    /** Of a hundred texts, so many get a role, context or remark, or lose their capitals. */
    private static final int DISGUISED = 40;

    private static final int SHORTEST_DISGUISED = 25;

    private final Map<String, List<String>> byKind =
            TabbedResource.pairs("exemplar-fillers.tsv").stream()
                    .collect(
                            Collectors.groupingBy(
                                    pair -> pair[0],
                                    Collectors.mapping(pair -> pair[1], Collectors.toList())));

    /** Whether that text has places to fill. */
    static boolean isIn(String text) {
        return PLACE.matcher(text).find();
    }

    String fill(String text, Dice dice) {
        Matcher place = PLACE.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (place.find()) {
            place.appendReplacement(filled, Matcher.quoteReplacement(filler(place.group(1), dice)));
        }
        return place.appendTail(filled).toString();
    }

    private String filler(String kind, Dice dice) {
        return kind.equals("long")
                ? Stream.generate(() -> pick("material", dice))
                        .limit(3 + dice.next(6))
                        .collect(Collectors.joining(" "))
                : pick(kind, dice);
    }

    /** The text as others would put it: with a role, some context or a remark around it. */
    String disguise(String text, Dice dice) {
        if (dice.next(100) >= DISGUISED || text.length() <= SHORTEST_DISGUISED) {
            return text;
        }
        return switch (dice.next(6)) {
            case 0 -> "You are " + pick("role", dice) + ". " + text;
            case 1 -> context(dice) + ' ' + text;
            case 2 -> text + (text.contains("\n") ? '\n' : ' ') + pick("remark", dice);
            case 3 -> text.toLowerCase(java.util.Locale.ROOT);
            case 4 -> "Act as " + pick("role", dice) + ". " + context(dice) + ' ' + text;
            default -> context(dice) + ' ' + text + ' ' + pick("remark", dice);
        };
    }

    private String context(Dice dice) {
        return fill(pick("context", dice), dice);
    }

    private String pick(String kind, Dice dice) {
        return dice.pick(byKind.getOrDefault(kind, List.of("")));
    }
}
