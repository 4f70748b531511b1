package io.baton.wire;

import io.baton.wire.avro.TaskRequest;

import org.apache.avro.util.ClassSecurityValidator;
import org.apache.avro.util.ClassSecurityValidator.ClassSecurityPredicate;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lets Avro instantiate the generated records, which it refuses by default, and nothing else: what
 * was trusted before stays trusted, what was refused stays refused. Every generated class calls it
 * when it is initialised, so that nobody has to set Avro's system property.
 */
public final class TrustedClasses {
    private static final String GENERATED = TaskRequest.class.getPackageName();
    private static final AtomicBoolean DONE = new AtomicBoolean();

    private TrustedClasses() {}

    /** Vouches for the generated records; only the first call has an effect. */
    public static void trust() {
        if (DONE.compareAndSet(false, true)) {
            ClassSecurityPredicate before = ClassSecurityValidator.getGlobal();
            ClassSecurityPredicate ours = type -> type.getPackageName().equals(GENERATED);
            ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(before, ours));
        }
    }
}
