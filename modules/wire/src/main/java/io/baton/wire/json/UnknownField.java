package io.baton.wire.json;

import org.apache.avro.Schema;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The error for a field that a record does not have: names those it has, the nearest first. */
final class UnknownField {
    private UnknownField() {}

    static UnreadableJsonException error(Schema schema, String name, String path) {
        List<String> known =
                schema.getFields().stream()
                        .map(Schema.Field::name)
                        .sorted(Comparator.comparingInt(field -> distance(field, name)))
                        .toList();
        String where = path.isEmpty() ? "" : " in " + path;
        return UnreadableJsonException.shape(
                "There is no field \"%s\"%s; did you mean \"%s\"? Known fields: %s."
                        .formatted(
                                Shown.shorten(name),
                                where,
                                known.getFirst(),
                                String.join(", ", known)));
    }

    /** Edits (insert, delete, replace) from one name to the other, ignoring case. */
    static int distance(String field, String name) {
        String a = field.toLowerCase(Locale.ROOT);
        String b = Shown.shorten(name).toLowerCase(Locale.ROOT);
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
