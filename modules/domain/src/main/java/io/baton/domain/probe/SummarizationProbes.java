package io.baton.domain.probe;

import static io.baton.domain.probe.TextChecks.avoids;
import static io.baton.domain.probe.TextChecks.bullets;
import static io.baton.domain.probe.TextChecks.mentions;
import static io.baton.domain.probe.TextChecks.words;

import java.util.List;

/** Short texts made shorter: within a limit of words, with the facts that matter. */
final class SummarizationProbes {
    private static final String BRIDGE =
            """
            The Harlow bridge closed on Monday after inspectors found cracks in two of its main
            cables. The bridge carries 30,000 vehicles a day. The city council expects the repair to
            take four months and to cost 6 million pounds. Until then, drivers must use the tunnel.
            On the day of the closure, a local baker gave away buns to drivers who were stuck. The
            mayor wore a green coat.""";

    private static final String TRIAL =
            """
            Researchers gave 412 adults with migraine either the drug zelaphen or a placebo for
            twelve weeks. People on zelaphen had 41 percent fewer days with migraine, those on
            placebo 18 percent fewer. Nausea was the most common side effect. The study was paid for
            by the maker of the drug. The clinic had recently been repainted. Participants filled in
            a diary every evening.""";

    private static final String RELEASE =
            """
            Version 5 of the billing service drops support for the XML interface, which 3 percent of
            customers still use. They have to move to the JSON interface before 1 July. Version 5
            also halves the time that an invoice takes. The team celebrated with cake. The logo is
            now slightly rounder.""";

    private SummarizationProbes() {}

    static List<ProbeTask> all() {
        return new Probes("summarization")
                .pick(
                        BRIDGE,
                        "Summarize the text in at most 45 words. Keep why the bridge was closed and"
                                + " how long the repair takes.",
                        45,
                        Check.all(words(8, 45), mentions("crack*", "four months|4 months")))
                .pick(
                        TRIAL,
                        "Summarize the text in at most 45 words. Keep the name of the drug and its"
                                + " effect in percent.",
                        45,
                        Check.all(words(8, 45), mentions("zelaphen", "41")))
                .pick(
                        RELEASE,
                        "Summarize the text in at most 40 words. Keep what customers have to do and"
                                + " by when.",
                        40,
                        Check.all(
                                words(6, 40), mentions("JSON", "1 July|July 1|1st July|July 1st")))
                .about(
                        BRIDGE,
                        "Summarize the text as exactly three bullet points, each beginning with"
                                + " '- '. Leave out what is trivial.",
                        Check.all(
                                bullets(3),
                                mentions("cable*|crack*", "6 million", "tunnel"),
                                avoids("green coat", "buns", "baker")))
                .about(
                        TRIAL,
                        "Summarize the text in one sentence of at most 30 words with both"
                                + " percentages. Leave out what is trivial.",
                        Check.all(words(8, 30), mentions("41", "18"), avoids("repainted")))
                .about(
                        RELEASE,
                        "Write a headline of at most 10 words that names the interface that goes"
                                + " away.",
                        Check.all(words(2, 10), mentions("XML"), avoids("cake", "logo")))
                .list();
    }
}
