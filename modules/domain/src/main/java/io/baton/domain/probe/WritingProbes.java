package io.baton.domain.probe;

import static io.baton.domain.probe.TextChecks.avoids;
import static io.baton.domain.probe.TextChecks.bullets;
import static io.baton.domain.probe.TextChecks.lineCount;
import static io.baton.domain.probe.TextChecks.linesBegin;
import static io.baton.domain.probe.TextChecks.matches;
import static io.baton.domain.probe.TextChecks.mentions;
import static io.baton.domain.probe.TextChecks.withoutLetter;
import static io.baton.domain.probe.TextChecks.words;

import java.util.List;

/** Texts under constraints that a program can see. Beauty it cannot, so that is not measured. */
final class WritingProbes {
    private WritingProbes() {}

    static List<ProbeTask> all() {
        return new Probes("writing")
                .ask(
                        "Write exactly three bullet points, each beginning with '- ', on why regular"
                                + " backups matter. Write nothing else.",
                        Check.all(bullets(3), mentions("backup*|back up|data|restore*|recover*")))
                .ask(
                        "Write one English sentence of 8 to 15 words about rain, without the letter"
                                + " z. Write nothing else.",
                        Check.all(words(8, 15), withoutLetter('z'), mentions("rain*")))
                .ask(
                        "Write an English sentence of at least 5 words about a dog that does not"
                                + " hold the letter e. Write nothing else.",
                        Check.all(words(5, 40), withoutLetter('e'), mentions("dog*")))
                .ask(
                        "Write a polite mail of 40 to 90 words that moves a meeting from Tuesday to"
                                + " Thursday at 3 pm. Begin with 'Dear Ms Okafor,'.",
                        Check.all(
                                words(40, 95),
                                mentions("Tuesday", "Thursday", "3 pm|3pm|15 00|3 00 pm"),
                                matches("Dear Ms\\.? Okafor,.*", "a mail to Ms Okafor")))
                .ask(
                        "Write a poem of exactly four lines about the sea. Every line begins with"
                                + " the letter S. No title, no blank lines.",
                        Check.all(lineCount(4), linesBegin("s"), words(8, 80)))
                .ask(
                        "Describe a lighthouse in 20 to 40 words without the words light, tower and"
                                + " sea. Write nothing else.",
                        Check.all(words(20, 40), avoids("light", "tower", "sea")))
                .list();
    }
}
