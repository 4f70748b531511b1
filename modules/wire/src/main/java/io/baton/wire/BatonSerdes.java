package io.baton.wire;

import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Kafka serializers and deserializers of Baton's records in Avro single-object encoding. A null
 * value stays null, as Kafka's tombstones need; a deserializer throws {@link
 * UnreadableRecordException} for anything else it cannot read. All are stateless and may be shared
 * between threads. Task requests and results may also be JSON: see {@link TaskRequestDecoder},
 * {@link ResultDecoder} and {@link RecordEncoder}.
 */
public final class BatonSerdes {
    private BatonSerdes() {}

    public static <T extends SpecificRecordBase> Serializer<T> serializer(RecordType<T> type) {
        var codec = AvroCodec.of(type);
        // Kafka's interfaces are not annotated: a null value is a tombstone on both sides.
        return (topic, record) -> record == null ? null : codec.encode(record);
    }

    public static <T extends SpecificRecordBase> Deserializer<T> deserializer(RecordType<T> type) {
        var codec = AvroCodec.of(type);
        return (topic, value) -> value == null ? null : codec.decode(value);
    }

    public static <T extends SpecificRecordBase> Serde<T> serde(RecordType<T> type) {
        return Serdes.serdeFrom(serializer(type), deserializer(type));
    }

    /**
     * Reads one value.
     *
     * @throws UnreadableRecordException when it is not an Avro record of that type
     */
    public static <T extends SpecificRecordBase> T read(RecordType<T> type, byte[] value) {
        return AvroCodec.of(type).decode(value);
    }
}
