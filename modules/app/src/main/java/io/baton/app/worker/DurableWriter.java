package io.baton.app.worker;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.ExecutionException;

/** Writes what must be there before a record is accepted, and what is only told. */
final class DurableWriter {
    private static final Logger LOG = LoggerFactory.getLogger(DurableWriter.class);

    private final Producer<byte[], byte[]> producer;

    DurableWriter(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    /**
     * Writes a record and returns when it is durable.
     *
     * @throws KafkaException when it could not be written
     */
    void write(ProducerRecord<byte[], byte[]> record) throws InterruptedException {
        try {
            producer.send(record).get();
        } catch (ExecutionException e) {
            throw new KafkaException(
                    "A record could not be written to " + record.topic(), e.getCause());
        }
    }

    /** Writes a record that nothing depends on, and does not wait. */
    void tell(ProducerRecord<byte[], byte[]> record) {
        var _ =
                producer.send(
                        record,
                        (written, problem) -> {
                            if (problem != null) {
                                LOG.atWarn()
                                        .addKeyValue("topic", record.topic())
                                        .addKeyValue("reason", problem.toString())
                                        .log("What was to be told could not be written");
                            }
                        });
    }
}
