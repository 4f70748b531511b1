package io.baton.app.synthesizer;

import io.baton.wire.BatonSerdes;
import io.baton.wire.RecordType;
import io.baton.wire.avro.StoredTask;

import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The Streams topology: all of a task's topics, one processor, its two stores, one way out. */
final class SynthesizerTopology {
    private SynthesizerTopology() {}

    static Topology of(io.baton.wire.Topology topics, Supplier<TaskProcessor> processor) {
        List<String> read = new ArrayList<>(topics.stages());
        read.add(topics.plans());
        read.add(topics.control());
        Serializer<Outgoing> value = (topic, outgoing) -> outgoing.value();
        return new Topology()
                .addSource(
                        AutoOffsetReset.earliest(),
                        "in",
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer(),
                        read.toArray(String[]::new))
                .addProcessor("tasks-by-id", processor::get, "in")
                .addStateStore(tasks(), "tasks-by-id")
                .addStateStore(wakeUps(), "tasks-by-id")
                .addSink(
                        "out",
                        (key, outgoing, context) -> outgoing.topic(),
                        new ByteArraySerializer(),
                        value,
                        "tasks-by-id");
    }

    private static StoreBuilder<KeyValueStore<String, StoredTask>> tasks() {
        return Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(TaskProcessor.TASKS),
                Serdes.String(),
                BatonSerdes.serde(RecordType.STORED_TASK));
    }

    private static StoreBuilder<KeyValueStore<Bytes, byte[]>> wakeUps() {
        return Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(TaskProcessor.WAKE_UPS),
                Serdes.Bytes(),
                Serdes.ByteArray());
    }
}
