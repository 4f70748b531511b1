package io.baton.domain.probe;

import static io.baton.domain.probe.TextChecks.avoids;
import static io.baton.domain.probe.TextChecks.mentions;
import static io.baton.domain.probe.TextChecks.words;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Fields out of texts, by a schema; and the words of a text that carry them. */
final class ExtractionProbes {
    private static final String ORDER_MAIL =
            """
            Hello team, this is Maria Keller from Nordwind Supplies. We need 40 folding chairs
            (article FC-2210) at our site in Bremen by 14 March 2025. Our budget is 1,960.50 euros.
            Please confirm to maria.keller@nordwind.example. The old order of 12 tables stays as it
            is.""";

    private static final String INCIDENT =
            """
            At 02:14 the database db-7 ran out of disk space and refused writes. The on-call engineer
            Priya Nair deleted old snapshots at 02:31, and writes worked again at 02:36. 118 orders
            failed. The weather was fine. Nobody had set an alert for disk usage. The canteen opens
            at noon. Details are kept at https://status.example.org/i/4471 for ninety days.""";

    private ExtractionProbes() {}

    static List<ProbeTask> all() {
        return new Probes("extraction")
                .fields(
                        ORDER_MAIL,
                        "Extract who writes (name) and for which company (company).",
                        schema("name:string", "company:string"),
                        "{\"name\":\"Maria Keller\",\"company\":\"Nordwind Supplies\"}")
                .fields(
                        ORDER_MAIL,
                        "Extract what is newly ordered: the article number (article) and how many"
                                + " (quantity).",
                        schema("article:string", "quantity:integer"),
                        "{\"article\":\"FC-2210\",\"quantity\":40}")
                .fields(
                        ORDER_MAIL,
                        "Extract the budget (amount) and its currency as an ISO 4217 code"
                                + " (currency).",
                        schema("amount:number", "currency:string"),
                        "{\"amount\":1960.50,\"currency\":\"EUR\"}")
                .fields(
                        ORDER_MAIL,
                        "Extract the delivery date as YYYY-MM-DD (date) and the city (city).",
                        schema("date:string", "city:string"),
                        "{\"date\":\"2025-03-14\",\"city\":\"Bremen\"}")
                .fields(
                        INCIDENT,
                        "Extract the host that failed (host), how many orders failed (failedOrders)"
                                + " and whether an alert had been set (alertSet).",
                        schema("host:string", "failedOrders:integer", "alertSet:boolean"),
                        "{\"host\":\"db-7\",\"failedOrders\":118,\"alertSet\":false}")
                .fields(
                        INCIDENT,
                        "Extract how many minutes passed from the failure until writes worked again"
                                + " (minutes) and who acted (engineer).",
                        schema("minutes:integer", "engineer:string"),
                        "{\"minutes\":22,\"engineer\":\"Priya Nair\"}")
                .pick(
                        INCIDENT,
                        "List every web address in the text.",
                        30,
                        Check.all(mentions("https://status.example.org/i/4471"), avoids("canteen")))
                .pick(
                        ORDER_MAIL,
                        "List every e-mail address in the text.",
                        30,
                        Check.all(mentions("maria.keller@nordwind.example"), avoids("old order")))
                .pick(
                        ORDER_MAIL,
                        "Which sentence says when the goods are needed? Answer with that sentence"
                                + " alone.",
                        24,
                        Check.all(words(5, 24), mentions("14 March 2025", "folding chairs")))
                .pick(
                        INCIDENT,
                        "Which sentence says what ran out? Answer with that sentence alone.",
                        20,
                        Check.all(words(3, 20), mentions("ran out of disk space")))
                .pick(
                        INCIDENT,
                        "Which sentence says who deleted the snapshots? Answer with that sentence"
                                + " alone.",
                        22,
                        Check.all(words(3, 22), mentions("Priya Nair", "snapshots")))
                .list();
    }

    /** A schema of fields that are all required, each {@code name:type}. */
    private static String schema(String... fields) {
        String properties =
                Arrays.stream(fields)
                        .map(field -> field.split(":", -1))
                        .map(part -> "\"%s\":{\"type\":\"%s\"}".formatted(part[0], part[1]))
                        .collect(Collectors.joining(","));
        String required =
                Arrays.stream(fields)
                        .map(field -> "\"" + field.split(":", -1)[0] + "\"")
                        .collect(Collectors.joining(","));
        return "{\"type\":\"object\",\"properties\":{%s},\"required\":[%s],\"additionalProperties\":false}"
                .formatted(properties, required);
    }
}
