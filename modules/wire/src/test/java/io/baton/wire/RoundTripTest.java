package io.baton.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.wire.avro.Encoding;
import io.baton.wire.json.RecordJson;
import io.baton.wire.json.RecordJson.Unknown;

import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Random;

class RoundTripTest {
    private static final int RECORDS = 300;

    static List<RecordType<?>> types() {
        return RecordType.all();
    }

    @ParameterizedTest
    @MethodSource("types")
    <T extends SpecificRecordBase> void anyRecordSurvivesAvro(RecordType<T> type) {
        var records = new RandomRecords(new Random(11));
        var serde = BatonSerdes.serde(type);
        for (int i = 0; i < RECORDS; i++) {
            T record = records.of(type);

            byte[] bytes = serde.serializer().serialize("any", record);
            T back = serde.deserializer().deserialize("any", bytes);

            assertThat(back).isEqualTo(record);
            assertThat(bytes).startsWith(0xC3, 0x01);
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    <T extends SpecificRecordBase> void anyRecordSurvivesJson(RecordType<T> type) {
        var records = new RandomRecords(new Random(12));
        for (int i = 0; i < RECORDS; i++) {
            T record = records.of(type);

            byte[] json = RecordEncoder.encode(record, Encoding.JSON);
            T back = RecordJson.read(type.javaClass(), json, Unknown.REJECT);

            assertThat(back).isEqualTo(record);
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    <T extends SpecificRecordBase> void aTombstoneStaysOne(RecordType<T> type) {
        var serde = BatonSerdes.serde(type);

        assertThat(serde.serializer().serialize("any", null)).isNull();
        assertThat(serde.deserializer().deserialize("any", null)).isNull();
    }
}
