package io.baton.providers.builtin;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words of a text, and which of them carry meaning. English stop words; others pass. */
final class Words {
    private static final Pattern WORD =
            Pattern.compile("[\\p{L}\\p{N}]+(?:['’\\-–][\\p{L}\\p{N}]+)*");
    private static final Set<String> STOP =
            Set.of(
                    ("a about above after again against all almost along already also although always am"
                                    + " among an and another any are around as at away back be became because"
                                    + " become been before began being below between both but by came can"
                                    + " cannot come could did do does doing done down during each either else"
                                    + " enough even ever every few first for from full further get give given"
                                    + " go goes going gone got had has have having he her here hers herself"
                                    + " him himself his how however i if in into is it its itself just keep"
                                    + " kept last least less let like made make makes many may me might mine"
                                    + " more most much must my myself near need needs neither never new next"
                                    + " no nor not nothing now of off often on once one only or other others"
                                    + " our ours ourselves out over own per perhaps put quite rather really"
                                    + " said same say says second see seem seen several shall she should"
                                    + " since so some soon still such take taken than that the their theirs"
                                    + " them themselves then there these they this those though three through"
                                    + " thus to together too took toward towards two under until up upon us"
                                    + " use used using very via want was we well went were what when where"
                                    + " whether which while who whole whom whose why will with within without"
                                    + " would year years yet you your yours yourself today tomorrow yesterday")
                            .split(" "));

    private static final Set<String> MEASURES =
            Set.of(
                    ("amount amounts average cent cents century centimetre centimetres cost costs"
                                    + " count date dates day days daily degree degrees dollar dollars euro euros"
                                    + " figure figures half hour hours hundred kilometre kilometres kilogram"
                                    + " kilograms level levels litre litres meter meters metre metres mile miles"
                                    + " million millions billion minute minutes month months monthly number"
                                    + " numbers percent per-cent percentage pound pounds quarter rate rates second"
                                    + " seconds share third thousand thousands time times ton tonne tonnes tons"
                                    + " total week weeks weekly yearly january february march april may june july"
                                    + " august september october november december monday tuesday wednesday"
                                    + " thursday friday saturday sunday morning evening night noon three four"
                                    + " five six seven eight nine ten eleven twelve fifteen twenty fourth fifth"
                                    + " large larger largest small smaller smallest high higher highest low lower"
                                    + " lowest long longer good better best big bigger late early main"
                                    + " caused including includes included compared estimated expected called")
                            .split(" "));

    private Words() {}

    /** Lower-case words in order. */
    static List<String> of(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(matcher.group().toLowerCase(Locale.ROOT));
        }
        return words;
    }

    /** Whether a lower-case word says something by itself. */
    static boolean isContent(String word) {
        return !STOP.contains(word)
                && word.codePoints().anyMatch(Character::isLetter)
                && (word.length() > 2 || isIdeographic(word));
    }

    /** Whether a lower-case word only measures, dates or grades something. */
    static boolean isMeasure(String word) {
        return MEASURES.contains(word);
    }

    /** Lower-case words in order that say something by themselves. */
    static List<String> content(String text) {
        return of(text).stream().filter(Words::isContent).toList();
    }

    static int count(String text) {
        int ideographs = (int) text.codePoints().filter(Character::isIdeographic).count();
        return of(text).size() + ideographs / 2;
    }

    /** The word without a plural's ending, to compare by. */
    static String stem(String word) {
        if (word.length() > 4 && word.endsWith("ies")) {
            return word.substring(0, word.length() - 3) + "y";
        }
        if (word.length() > 3 && word.endsWith("s") && !word.endsWith("ss")) {
            return word.substring(0, word.length() - 1);
        }
        return word;
    }

    /** A text's stemmed words with a space before, between and after, to search in. */
    static String stems(String text) {
        return " " + String.join(" ", of(text).stream().map(Words::stem).toList()) + " ";
    }

    private static boolean isIdeographic(String word) {
        return word.codePoints().anyMatch(Character::isIdeographic);
    }
}
