package io.baton.domain.planning;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words and marks that point to a capability: strong for code, hints elsewhere. */
final class KeywordSignals {
    /** A sign near the beginning is mostly the verb of the request. */
    private static final int BEGINNING = 25;

    private static final Map<String, List<Signal>> SIGNALS = signals();

    private KeywordSignals() {}

    private record Signal(Pattern pattern, double weight) {}

    /** The capabilities, in a fixed order; vision is never told from text. */
    static List<String> capabilities() {
        return List.copyOf(SIGNALS.keySet());
    }

    /** How strongly the text points to each of {@link #capabilities()}, 0 or more. */
    static double[] of(String text) {
        double[] scores = new double[SIGNALS.size()];
        int capability = 0;
        for (List<Signal> signals : SIGNALS.values()) {
            for (Signal signal : signals) {
                Matcher matcher = signal.pattern.matcher(text);
                if (matcher.find()) {
                    scores[capability] += signal.weight * (matcher.start() < BEGINNING ? 1.5 : 1);
                }
            }
            capability++;
        }
        return scores;
    }

    private static Map<String, List<Signal>> signals() {
        Map<String, List<Signal>> signals = new LinkedHashMap<>();
        signals.put(
                "code",
                List.of(
                        words(
                                1,
                                "code|function|class|methods?|refactor\\w*|implement(?:s|ing)?|script"
                                        + "|program|debug\\w*|bugs?|unit tests?|compil\\w+|endpoints?"
                                        + "|component|module|pseudocode|one-liner"),
                        words(
                                1.5,
                                "python|java|javascript|typescript|react|html|css|sql|golang|rust"
                                        + "|kotlin|php|ruby|bash|regex|regular expression|docker\\w*"
                                        + "|kubernetes|helm chart|terraform|django|spring boot|flutter"
                                        + "|graphql|numpy|vba|yaml|awk|jquery|node(?:\\.js)?|nginx"
                                        + "|postgres\\w*|redis|rest api|api|github actions|websockets?"),
                        words(
                                1,
                                "stack trace|exceptions?|null pointer|segmentation fault|linked list"
                                        + "|binary search|sort(?:ing)? algorithm|recursi\\w+|async"
                                        + "|algorithm|array|database schema|stored procedure|cache"
                                        + "|pull request|config file|source file|resolver|decorator"),
                        marks(
                                2,
                                "```|\\bC\\+\\+|\\bC#|\\b(?:def|const|let|var) \\w+ ?[=(:]|^import \\w"
                                        + "|\\b(?:public|private) (?:class|static|final|void|int)\\b"),
                        marks(
                                1,
                                "\\w+\\(\\w*\\)|=>|[;{}]\\s*$|\\b[a-z]+[A-Z]\\w+|\\b[a-z]+_[a-z]+\\b")));
        signals.put(
                "planning",
                List.of(
                        words(
                                1.5,
                                "plan|plans|planning|roadmap|itinerary|schedule|milestones?|timeline"
                                        + "|agenda|rota|checklist|programme|sprint|work breakdown"),
                        words(
                                1,
                                "organi[sz]e|prioriti[sz]e|break (?:this|the|it|down).*|phases?|stages"
                                        + "|steps? (?:needed|to)|next steps|strategy|roll-?out|in what order"
                                        + "|order for|which day|action plan|prepare|lay out|deadlines for")));
        signals.put(
                "reasoning",
                List.of(
                        words(
                                1.5,
                                "prove|proof|solve|deduce|puzzle|riddle|probability|how likely"
                                        + "|derivative|integral|integrate|equation|derive|syllogism|logically"),
                        words(
                                1,
                                "how many|how much|how long|calculate|work out|step by step|if all"
                                        + "|who is the|what comes next|next number|remainder|percent off"
                                        + "|twice as|half of|must be|cannot be|valid|explain your reasoning"),
                        marks(
                                1,
                                "\\d\\s*[-+*/^=]\\s*\\d|\\b[xyz]\\s*[-+*/^=]|(?:\\d+,\\s*){3}|\\bif .{3,80}\\?"
                                        + "|\\d[^.?]*\\d[^?]*\\?")));
        signals.put(
                "analysis",
                List.of(
                        words(
                                1.5,
                                "analy[sz](?:e|es|ing)|analysis|evaluate|assess|interpret|examine"
                                        + "|swot|pros and cons|root cause|critically"),
                        words(
                                1,
                                "compare|comparison|contrast|differ(?:ences?)?|trends?|impact|risks?"
                                        + "|strengths|weaknesses|causes?|factors?|effects?|why did|figures"
                                        + "|metrics|implications|stands out|consequences|outliers?")));
        signals.put(
                "summarization",
                List.of(
                        words(
                                2,
                                "summari[sz]\\w*|summary|summaries|tl;?dr|recap\\w*|condense|synopsis"
                                        + "|gist|sum up|in a nutshell|takeaways?|abstract|executive overview"),
                        words(
                                1,
                                "shorten|shorter|short version|brief(?:ly)?|main (?:points?|ideas?)"
                                        + "|key points|essentials?|essence|digest|boil .* down|concise"
                                        + "|highlights|in (?:one|two|three|five) sentences?|bullet(?:s| points?)")));
        signals.put(
                "extraction",
                List.of(
                        words(
                                2,
                                "extract\\w*|pull (?:the|out|all|every)|pick (?:the|out)|entit(?:y|ies)"
                                        + "|parse|scrape|key-value"),
                        words(
                                1,
                                "(?:list|find|identify|get|collect|locate|return|give me) (?:all|every|the)"
                                        + "|mentioned|occur|named in|found in|as json|json with|csv"
                                        + "|columns|fields?|names? of|e-?mail addresses|phone numbers"
                                        + "|invoice number|dates and")));
        signals.put(
                "translation",
                List.of(
                        words(
                                2.5,
                                "translat\\w+|traduc\\w+|tradui\\w+|übersetz\\w*|переведи|locali[sz]e"
                                        + "|翻译|翻訳|subtitles to"),
                        words(
                                1.5,
                                "(?:in|into|to|from) (?:formal |simple |modern )?(?:english|french|german"
                                        + "|spanish|italian|portuguese|dutch|polish|russian|japanese"
                                        + "|chinese|korean|arabic|hindi|swedish|danish|norwegian|finnish"
                                        + "|czech|greek|turkish|hebrew|hungarian|ukrainian|vietnamese|thai"
                                        + "|latin)"),
                        words(1, "how (?:do|would) (?:you|i|we) say|what does .{2,40} mean in")));
        signals.put(
                "writing",
                List.of(
                        words(
                                1.5,
                                "poem|story|essay|haiku|limerick|sonnet|slogan|tagline|blog post|speech"
                                        + "|cover letter|press release|novel|lyrics|dialogue|fairy tale"
                                        + "|article about|newsletter|letter|obituary|monologue|script for"
                                        + "|product description|short biography|message for"),
                        words(
                                1,
                                "compose|draft|rewrite|rephrase|paraphrase|reword|proofread|polish"
                                        + "|tone|grammar|spelling|style of|write an? (?:e-?mail|note)"
                                        + "|punctuation|headline|wording|invitation|opening (?:scene|paragraph)")));
        signals.put(
                "general",
                List.of(
                        marks(
                                1,
                                "(?i)^\\s*(?:what (?:is|are|was|does|should|can|happened)|what's|who|when"
                                        + "|where|why do|how (?:do|does|tall|often)|is it|can you help|do i)\\b"),
                        words(
                                1,
                                "^hello|^hi|tell me (?:a|about|something)|recommend|suggest|ideas for"
                                        + "|tips|^thanks|explain (?:what|how|to)|capital of|difference between")));
        return signals;
    }

    private static Signal words(double weight, String alternatives) {
        return new Signal(
                Pattern.compile(
                        "(?<![\\p{L}\\p{N}])(?:" + alternatives + ")(?![\\p{L}\\p{N}])",
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE),
                weight);
    }

    private static Signal marks(double weight, String regex) {
        return new Signal(Pattern.compile(regex, Pattern.MULTILINE), weight);
    }
}
