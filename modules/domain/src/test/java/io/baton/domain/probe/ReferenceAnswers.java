package io.baton.domain.probe;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A right answer to each probe, in the words a model may use; {@code ||} stands between steps. */
final class ReferenceAnswers {
    private static final String TEXT =
            """
            code-6 := Answer: 12
            code-7 := Answer: 32
            code-8 := Answer: 16
            planning-1 := Answer: B, D, A, C
            planning-2 := Answer: D, C, A, E, B
            planning-3 := Answer: B, C, D, E, A
            planning-4 := Answer: 7 days
            planning-5 := 40 + 35 + 15 = 90.~Answer: 90
            planning-6 := Answer: B, D, C, A, E
            reasoning-1 := 391 - 48 = 343.~Answer: 343
            reasoning-2 := Answer: 14
            reasoning-3 := Answer: 205
            reasoning-4 := Answer: 30
            reasoning-5 := Answer: 75
            reasoning-6 := Answer: No
            reasoning-7 := Answer: dog
            reasoning-8 := Answer: Friday
            reasoning-9 := Answer: A, B, D, C
            reasoning-10 := Answer: 42
            analysis-1 := Answer: March
            analysis-2 := Answer: 5
            analysis-3 := Answer: 2
            analysis-4 := Answer: negative
            analysis-5 := Answer: no
            analysis-6 := The provider asks for a second factor that the banks do not support.
            analysis-7 := Those with cards issued outside Europe.
            analysis-8 := It rose from 2 percent to 9 percent.
            summarization-1 := Inspectors found cracks in two main cables, so the Harlow bridge is closed for four months.
            summarization-2 := In a trial of 412 adults, zelaphen cut days with migraine by 41% against 18% for placebo.
            summarization-3 := Customers on XML must move to the JSON interface before July 1.
            summarization-4 := - Cracked cables closed the bridge~- The repair costs 6 million pounds~- Drivers use the tunnel
            summarization-5 := Zelaphen cut migraine days by 41 percent, a placebo by 18 percent.
            summarization-6 := Billing 5 Drops XML Interface
            extraction-1 := {"name":"Maria Keller","company":"Nordwind Supplies"}
            extraction-2 := {"article":"FC-2210","quantity":40}
            extraction-3 := {"amount":1960.5,"currency":"EUR"}
            extraction-4 := {"date":"2025-03-14","city":"Bremen"}
            extraction-5 := {"host":"db-7","failedOrders":118,"alertSet":false}
            extraction-6 := {"minutes":22,"engineer":"Priya Nair"}
            extraction-7 := - https://status.example.org/i/4471
            extraction-8 := maria.keller@nordwind.example
            extraction-9 := We need 40 folding chairs (article FC-2210) at our site in Bremen by 14 March 2025.
            extraction-10 := At 02:14 the database db-7 ran out of disk space and refused writes.
            extraction-11 := The on-call engineer Priya Nair deleted old snapshots at 02:31, and writes worked again at 02:36.
            translation-1 := The train to Hamburg leaves tomorrow at 8:15 from platform 4.
            translation-2 := The doctor advised him to drink two litres of water a day.
            translation-3 := The library is closed on Sundays.
            translation-4 := Der rote Schlüssel öffnet den Keller, der blaue Schlüssel öffnet die Garage.||The red key opens the basement, the blue key opens the garage.
            translation-5 := Veuillez renvoyer le contrat signé avant vendredi.||Please return the signed contract before Friday.
            translation-6 := Mi hermano ha comprado tres libros viejos sobre aves.||My brother bought three old books about birds.
            writing-1 := - Disks fail~- Backups restore what was lost~- Nobody likes to start anew
            writing-2 := Soft rain fell on the old roof all through the night.
            writing-3 := A happy dog runs around our yard.
            writing-4 := Dear Ms Okafor,~something has come up here, so I would like to ask whether we could move our meeting from Tuesday to Thursday at 3 pm. The place and the agenda stay as they are. Please tell me whether that suits you. I am sorry for the trouble and thank you for your patience.~Kind regards
            writing-5 := Silver waves roll in~Salt is on the wind~Somewhere a gull calls~Sleep comes with the tide
            writing-6 := It stands on a rock above the waves, white and red, and its lamp turns all night so that ships find their way home past the reef.
            general-1 := READY
            general-2 := 5~4~3~2~1
            general-3 := apple~fig~pear~plum
            general-4 := beta~END
            general-5 := {"ok": true}
            general-6 := Answer: 6
            general-7 := Answer: Jupiter
            general-8 := Answer: Na
            general-9 := Answer: 9
            """;

    private static final Map<String, List<String>> BY_ID =
            TEXT.lines()
                    .map(line -> line.split(" := ", 2))
                    .collect(Collectors.toMap(part -> part[0], part -> steps(part[1])));

    private ReferenceAnswers() {}

    /** The answer to each step of that probe. */
    static List<String> of(String id) {
        return Optional.ofNullable(BY_ID.get(id)).orElseThrow();
    }

    private static List<String> steps(String text) {
        return Arrays.stream(text.split("\\|\\|", -1))
                .map(each -> each.replace('~', '\n'))
                .toList();
    }
}
