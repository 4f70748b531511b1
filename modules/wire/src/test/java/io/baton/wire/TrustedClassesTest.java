package io.baton.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.wire.avro.ControlAction;
import io.baton.wire.avro.TaskControl;

import org.apache.avro.util.ClassSecurityValidator;
import org.junit.jupiter.api.Test;

import java.time.Instant;

class TrustedClassesTest {

    @Test
    void onlyTheGeneratedRecordsAreTrustedBesideAvrosOwnChoice() {
        TaskControl.newBuilder()
                .setTaskId("t")
                .setAction(ControlAction.CANCEL)
                .setRequestedAt(Instant.EPOCH)
                .build();

        var trust = ClassSecurityValidator.getGlobal();

        assertThat(trust.isTrusted(ControlAction.class)).isTrue();
        assertThat(trust.isTrusted(String.class)).as("Avro's default").isTrue();
        assertThat(trust.isTrusted(RecordType.class)).isFalse();
        assertThat(trust.isTrusted(ProcessBuilder.class)).isFalse();
        assertThat(System.getProperty("org.apache.avro.SERIALIZABLE_PACKAGES"))
                .as("what the build no longer sets")
                .isNull();
    }
}
