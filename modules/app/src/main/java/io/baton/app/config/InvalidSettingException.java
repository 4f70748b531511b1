package io.baton.app.config;

import java.io.Serial;

/** A setting that cannot be used; the message names the key, the value and what would do. */
public final class InvalidSettingException extends IllegalArgumentException {
    @Serial private static final long serialVersionUID = 1;

    public InvalidSettingException(String message) {
        super(message);
    }
}
