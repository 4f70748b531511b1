package io.baton.app.health;

import io.baton.app.config.Role;

/** A role that says how it is. */
public interface Watched {

    /** Which role it is. */
    Role role();

    /**
     * How it is now. Answers at once, from any thread, whatever the role is busy with: a probe that
     * had to wait for a model would get the process killed for it.
     */
    RoleHealth health();
}
