package io.baton.app.worker;

import io.baton.app.kafka.TopicTail;
import io.baton.wire.BatonSerdes;
import io.baton.wire.RecordType;
import io.baton.wire.UnreadableRecordException;
import io.baton.wire.avro.TaskControl;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears of cancellations. What cannot be read is the synthesizer's to put away. */
final class ControlListener implements TopicTail.Handler {
    private static final Logger LOG = LoggerFactory.getLogger(ControlListener.class);

    private final Cancellations cancellations;

    ControlListener(Cancellations cancellations) {
        this.cancellations = cancellations;
    }

    @Override
    public void handle(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return;
        }
        try {
            TaskControl control = BatonSerdes.read(RecordType.TASK_CONTROL, record.value());
            switch (control.getAction()) {
                case CANCEL -> cancellations.cancel(control.getTaskId());
                case ABORT_STAGE -> abort(control);
                case FEEDBACK -> LOG.trace("Feedback is for the synthesizer");
                case UNKNOWN -> LOG.debug("A control says what this version does not know");
            }
        } catch (UnreadableRecordException e) {
            LOG.atDebug().addKeyValue("reason", e.getMessage()).log("A control is unreadable");
        }
    }

    private void abort(TaskControl control) {
        String stage = control.getStageId();
        if (stage != null) {
            cancellations.abort(control.getTaskId(), control.getRevision(), stage);
        }
    }
}
