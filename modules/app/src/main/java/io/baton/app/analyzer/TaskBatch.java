package io.baton.app.analyzer;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InterruptException;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Answers the tasks that were read together, in their order. Where a model may be asked about some
 * of them they are planned at the same time, so that they wait together and for no longer than one
 * of them; nothing has been written by then, so that the transaction's clock does not run yet.
 */
final class TaskBatch {
    private final TaskIntake intake;
    private final boolean together;
    private final Clock clock;

    /**
     * @param together whether planning may wait for somebody else
     */
    TaskBatch(TaskIntake intake, boolean together, Clock clock) {
        this.intake = intake;
        this.together = together;
        this.clock = clock;
    }

    /** The records that answer each of them. */
    List<List<ProducerRecord<byte[], byte[]>>> answers(List<ConsumerRecord<byte[], byte[]>> tasks) {
        Instant now = clock.instant();
        if (!together || tasks.size() == 1) {
            return tasks.stream().map(task -> intake.answer(task, now)).toList();
        }
        List<Callable<List<ProducerRecord<byte[], byte[]>>>> questions = new ArrayList<>();
        tasks.forEach(task -> questions.add(() -> intake.answer(task, now)));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(questions).stream().map(Future::resultNow).toList();
        } catch (InterruptedException e) {
            // The batch is read again by whoever has its partitions then.
            throw new InterruptException(e);
        }
    }
}
