package io.baton.cli.failure;

/**
 * A command line that cannot be meant, as far as only the command itself can tell. The message
 * names option, value and fix; the command ends as for any other wrong usage.
 */
public final class UsageError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UsageError(String message) {
        super(message);
    }
}
