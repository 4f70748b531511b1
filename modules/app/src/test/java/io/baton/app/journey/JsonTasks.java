package io.baton.app.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.clients.producer.ProducerRecord;

/** Records as a program without Avro and without Baton's client sends them. */
final class JsonTasks {
    private JsonTasks() {}

    static ProducerRecord<byte[], byte[]> record(String topic, String id, String json) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic, id.getBytes(UTF_8), json.getBytes(UTF_8));
        record.headers().add("content-type", "application/json".getBytes(UTF_8));
        return record;
    }

    /** A good task that runs the executor and a reviewer. */
    static ProducerRecord<byte[], byte[]> good(String topic, String id) {
        return record(
                topic,
                id,
                "{\"taskId\":\"%s\",\"type\":\"code_generation\",\"description\":\"Sort a list\"}"
                        .formatted(id));
    }

    /** The n-th of ten kinds of records that are no tasks. */
    static ProducerRecord<byte[], byte[]> bad(String topic, int n) {
        String id = "bad-" + n;
        return switch (n % 10) {
            case 0 -> record(topic, id, "{\"taskId\":\"" + id + "\", \"description\":");
            case 1 -> record(topic, id, "{\"taskId\":\"" + id + "\"}");
            case 2 -> record(topic, id, "{\"taskId\":\"" + id + "\",\"description\":\"  \"}");
            case 3 ->
                    record(
                            topic,
                            id,
                            "{\"taskId\":\"" + id + "\",\"description\":\"x\",\"chian\":\"code\"}");
            case 4 ->
                    record(
                            topic,
                            id,
                            "{\"taskId\":\"" + id + "\",\"description\":\"x\",\"chain\":\"cod\"}");
            case 5 -> record(topic, id, "{\"taskId\":\"not " + id + "\",\"description\":\"x\"}");
            case 6 -> new ProducerRecord<>(topic, id.getBytes(UTF_8), new byte[] {1, 2, 3, 4, 5});
            case 7 ->
                    new ProducerRecord<>(
                            topic,
                            id.getBytes(UTF_8),
                            new byte[] {(byte) 0xC3, 1, 9, 9, 9, 9, 9, 9, 9, 9, 7});
            case 8 -> new ProducerRecord<>(topic, id.getBytes(UTF_8), null);
            default ->
                    new ProducerRecord<>(
                            topic,
                            id.getBytes(UTF_8),
                            "{\"description\":\"no content type\"}".getBytes(UTF_8));
        };
    }
}
