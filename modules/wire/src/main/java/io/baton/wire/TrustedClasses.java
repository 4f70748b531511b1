package io.baton.wire;

import io.baton.wire.avro.TaskRequest;

import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.util.ClassSecurityValidator;
import org.apache.avro.util.ClassSecurityValidator.ClassSecurityPredicate;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lets Avro instantiate the generated records, which it refuses by default, and nothing else: what
 * was trusted before stays trusted, what was refused stays refused.
 *
 * <p>It must happen before the first record is built, and a program may build one before it touches
 * any class of ours. Avro loads the factories of logical types when it parses its first schema,
 * which is when the first generated class is initialised; being one of them is the only hook that
 * Avro offers so early. {@link RecordType} calls {@link #install()} as well, for class loaders that
 * do not show Avro our service file.
 */
public final class TrustedClasses implements LogicalTypes.LogicalTypeFactory {
    private static final String GENERATED = TaskRequest.class.getPackageName();
    private static final AtomicBoolean INSTALLED = new AtomicBoolean();

    /** Called by Avro's service loader. */
    public TrustedClasses() {
        install();
    }

    static void install() {
        if (INSTALLED.compareAndSet(false, true)) {
            ClassSecurityPredicate before = ClassSecurityValidator.getGlobal();
            ClassSecurityPredicate ours = type -> type.getPackageName().equals(GENERATED);
            ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(before, ours));
        }
    }

    @Override
    public String getTypeName() {
        return "io.baton.trusted-classes";
    }

    @Override
    public LogicalType fromSchema(Schema schema) {
        throw new UnsupportedOperationException(getTypeName() + " is no logical type.");
    }
}
