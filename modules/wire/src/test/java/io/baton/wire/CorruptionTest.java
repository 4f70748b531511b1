package io.baton.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;

import io.baton.wire.UnreadableRecordException.Reason;
import io.baton.wire.avro.Encoding;
import io.baton.wire.json.RecordJson;

import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Damaged values give the one exception that readers handle, and cost little memory. */
class CorruptionTest {
    private static final int MUTATIONS = 3_000;
    private static final long ALLOCATION_LIMIT = 2 << 20;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    static List<RecordType<?>> types() {
        return RecordType.all();
    }

    @ParameterizedTest
    @MethodSource("types")
    <T extends SpecificRecordBase> void damagedAvroIsUnreadableAndCheap(RecordType<T> type) {
        var random = new Random(type.name().hashCode());
        var records = new RandomRecords(random);
        Set<Reason> seen = EnumSet.noneOf(Reason.class);
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] value = damage(AvroCodec.of(type).encode(records.of(type)), random);
            long before = THREADS.getCurrentThreadAllocatedBytes();
            try {
                BatonSerdes.read(type, value);
            } catch (UnreadableRecordException e) {
                seen.add(e.reason());
                assertThat(e).message().hasSizeBetween(20, 400);
            }
            assertThat(THREADS.getCurrentThreadAllocatedBytes() - before)
                    .as("bytes allocated for mutation %d of %s", i, type)
                    .isLessThan(ALLOCATION_LIMIT);
        }
        assertThat(seen)
                .contains(
                        Reason.EMPTY,
                        Reason.TOO_SHORT,
                        Reason.UNKNOWN_ENCODING,
                        Reason.UNKNOWN_SCHEMA,
                        Reason.CORRUPT);
    }

    @Test
    void damagedJsonTasksAreUnreadable() {
        var random = new Random(5);
        var records = new RandomRecords(random);
        Set<Reason> seen = EnumSet.noneOf(Reason.class);
        for (int i = 0; i < 4 * MUTATIONS; i++) {
            var task = records.of(RecordType.TASK_REQUEST);
            byte[] value = damage(RecordJson.write(task), random);
            try {
                TaskRequestDecoder.decode(json(value));
            } catch (UnreadableRecordException e) {
                seen.add(e.reason());
            }
        }
        assertThat(seen).contains(Reason.EMPTY, Reason.MALFORMED_JSON, Reason.WRONG_SHAPE);
    }

    @Test
    void damagedResultsAreUnreadableInEitherEncoding() {
        var random = new Random(6);
        var records = new RandomRecords(random);
        Set<Reason> seen = EnumSet.noneOf(Reason.class);
        for (int i = 0; i < MUTATIONS; i++) {
            Encoding encoding = i % 2 == 0 ? Encoding.AVRO : Encoding.JSON;
            var result = records.of(RecordType.TASK_RESULT);
            try {
                ResultDecoder.decode(damage(RecordEncoder.encode(result, encoding), random));
            } catch (UnreadableRecordException e) {
                seen.add(e.reason());
            }
        }
        assertThat(seen).contains(Reason.MALFORMED_JSON, Reason.CORRUPT);
    }

    private static byte[] damage(byte[] value, Random random) {
        byte[] copy = value.clone();
        switch (random.nextInt(6)) {
            case 0 -> copy = Arrays.copyOf(copy, random.nextInt(copy.length));
            case 1 -> copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
            case 2 -> {
                for (int i = 0; i < 8; i++) {
                    copy[random.nextInt(copy.length)] = (byte) random.nextInt();
                }
            }
            case 3 -> copy[2 + random.nextInt(8)] ^= 0x55;
            case 4 -> {
                copy = new byte[random.nextInt(40)];
                random.nextBytes(copy);
            }
            default -> {
                // A run of bytes with the high bit set reads as one enormous number.
                int from = Math.min(10 + random.nextInt(20), copy.length - 1);
                Arrays.fill(copy, from, Math.min(from + 4, copy.length), (byte) 0xFE);
            }
        }
        return copy;
    }

    private static ConsumerRecord<byte[], byte[]> json(byte[] value) {
        var headers = new RecordHeaders();
        Headers.put(headers, Headers.CONTENT_TYPE, ContentTypes.JSON);
        return new ConsumerRecord<>(
                "tasks",
                0,
                0,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                null,
                value,
                headers,
                Optional.empty());
    }
}
