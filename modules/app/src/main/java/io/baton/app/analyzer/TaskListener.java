package io.baton.app.analyzer;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.listener.BatchMessageListener;

import java.util.List;

/**
 * Step one of a task's life: what was read and what answers it are one Kafka transaction, which the
 * container opens before and commits after a batch, offsets included.
 */
final class TaskListener implements BatchMessageListener<byte[], byte[]> {
    private final TaskBatch batch;
    private final KafkaOperations<byte[], byte[]> out;

    TaskListener(TaskBatch batch, KafkaOperations<byte[], byte[]> out) {
        this.batch = batch;
        this.out = out;
    }

    @Override
    public void onMessage(List<ConsumerRecord<byte[], byte[]>> tasks) {
        for (List<ProducerRecord<byte[], byte[]>> answers : batch.answers(tasks)) {
            for (ProducerRecord<byte[], byte[]> answer : answers) {
                // A send that fails fails the commit, and the batch is read again.
                var _ = out.send(answer);
            }
        }
    }
}
