package io.baton.domain.planning;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Texts whose capability is known: what {@link TextClassifier} learns from. */
final class Exemplars {
    private static final String RESOURCE = "exemplars.tsv";

    private Exemplars() {}

    /** One text and the capability it needs. */
    record Exemplar(String capability, String text) {}

    /** All of them, in the order of the file. */
    static List<Exemplar> load() {
        ExemplarFillers fillers = new ExemplarFillers();
        return TabbedResource.pairs(RESOURCE).stream()
                .flatMap(
                        pair ->
                                new ExemplarTemplate(pair[1])
                                        .texts(fillers).stream()
                                                .map(text -> new Exemplar(pair[0], text)))
                .toList();
    }

    /** Changes with everything that is learnt from, except the code. */
    static String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String name : List.of(RESOURCE, "exemplar-fillers.tsv", RequestSignals.RESOURCE)) {
                digest.update(TabbedResource.text(name).getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
