package io.baton.domain.probe;

import static io.baton.domain.probe.TextChecks.avoids;
import static io.baton.domain.probe.TextChecks.mentions;

import java.util.List;

/** Translations that must hold the words that cannot be said otherwise, and round trips. */
final class TranslationProbes {
    private static final String BACK = "Translate the input into English. Answer with it alone.";

    private TranslationProbes() {}

    private static String into(String language) {
        return "Translate the input into " + language + ". Answer with the translation alone.";
    }

    static List<ProbeTask> all() {
        return new Probes("translation")
                .about(
                        "Der Zug nach Hamburg fährt morgen um 8:15 Uhr von Gleis 4 ab.",
                        into("English"),
                        Check.all(
                                mentions("train", "Hamburg", "tomorrow", "8:15", "4"),
                                avoids("Zug", "morgen", "Gleis")))
                .about(
                        "Le médecin lui a conseillé de boire deux litres d'eau par jour.",
                        into("English"),
                        Check.all(
                                mentions("doctor|physician", "two|2", "water", "day|daily"),
                                avoids("médecin", "jour", "eau")))
                .about(
                        "La biblioteca está cerrada los domingos.",
                        into("English"),
                        Check.all(
                                mentions("library", "closed|shut", "Sunday*"),
                                avoids("biblioteca", "cerrada")))
                .roundTrip(
                        "The red key opens the cellar, the blue key opens the garage.",
                        into("German"),
                        Check.all(
                                mentions("rote*", "blaue*", "Schlüssel", "Keller", "Garage"),
                                avoids("the", "key", "opens")),
                        BACK,
                        Check.all(mentions("red", "blue", "key", "cellar|basement", "garage")))
                .roundTrip(
                        "Please send the signed contract back before Friday.",
                        into("French"),
                        Check.all(
                                mentions("contrat", "vendredi", "signé"),
                                avoids("the", "contract", "Friday")),
                        BACK,
                        mentions("contract", "signed", "Friday", "before|by"))
                .roundTrip(
                        "My brother has bought three old books about birds.",
                        into("Spanish"),
                        Check.all(
                                mentions("hermano", "tres", "libros", "aves|pájaros"),
                                avoids("brother", "three", "books")),
                        BACK,
                        mentions("brother", "bought|purchased", "three|3", "old", "birds"))
                .list();
    }
}
