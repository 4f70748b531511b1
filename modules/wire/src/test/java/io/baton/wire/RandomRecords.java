package io.baton.wire;

import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Records of any type with random values in every field, from a seeded source. */
public final class RandomRecords {
    private static final List<String> ALPHABET =
            List.of("a", "Z", "0", " ", "\n", "\"", "\\", "{", "é", "中", "🏃", "\u0000", "\uFEFF");

    private final RandomGenerator random;

    public RandomRecords(RandomGenerator random) {
        this.random = random;
    }

    public <T extends SpecificRecordBase> T of(RecordType<T> type) {
        return type.javaClass().cast(record(type.schema(), type.model()));
    }

    private Object record(Schema schema, SpecificData model) {
        var record = (SpecificRecordBase) model.newRecord(null, schema);
        for (Schema.Field field : schema.getFields()) {
            record.put(field.pos(), value(field.schema(), model));
        }
        return record;
    }

    private @Nullable Object value(Schema schema, SpecificData model) {
        return switch (schema.getType()) {
            case NULL -> null;
            case RECORD -> record(schema, model);
            case UNION -> value(pick(schema.getTypes()), model);
            case ENUM -> model.createEnum(pick(schema.getEnumSymbols()), schema);
            case STRING -> text();
            case BOOLEAN -> random.nextBoolean();
            case INT -> random.nextInt() >> random.nextInt(31);
            case LONG ->
                    schema.getLogicalType() instanceof LogicalTypes.TimestampMillis
                            ? Instant.ofEpochMilli(random.nextLong(-1L << 40, 1L << 45))
                            : (Object) (random.nextLong() >> random.nextInt(63));
            case DOUBLE -> random.nextBoolean() ? random.nextDouble() : random.nextGaussian() * 1e9;
            case ARRAY -> {
                List<@Nullable Object> items = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    items.add(value(schema.getElementType(), model));
                }
                yield items;
            }
            case MAP -> {
                Map<String, @Nullable Object> entries = new LinkedHashMap<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    entries.put(text(), value(schema.getValueType(), model));
                }
                yield entries;
            }
            case FLOAT, BYTES, FIXED -> throw new IllegalStateException("not in use: " + schema);
        };
    }

    private String text() {
        var text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append(pick(ALPHABET));
        }
        return text.toString();
    }

    private <E> E pick(List<E> from) {
        return from.get(random.nextInt(from.size()));
    }
}
