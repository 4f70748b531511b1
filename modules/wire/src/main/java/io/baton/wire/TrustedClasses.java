package io.baton.wire;

import io.baton.wire.avro.TaskRequest;

import org.apache.avro.util.ClassSecurityValidator;
import org.apache.avro.util.ClassSecurityValidator.ClassSecurityPredicate;

/**
 * Lets Avro instantiate the generated records, which it refuses by default, and nothing else: what
 * was trusted before stays trusted, what was refused stays refused.
 */
final class TrustedClasses {
    private static final String GENERATED = TaskRequest.class.getPackageName();

    private TrustedClasses() {}

    /** Idempotent in effect; called once, when {@link RecordType} is initialised. */
    static synchronized void install() {
        ClassSecurityPredicate before = ClassSecurityValidator.getGlobal();
        ClassSecurityPredicate ours = type -> type.getPackageName().equals(GENERATED);
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(before, ours));
    }
}
