package io.baton.app.config;

/** Which calls may be answered by what was answered before. */
public enum CacheMode {
    /** None; nothing is kept and nothing is read. */
    OFF,
    /** Those of tasks that ask for it. */
    ON_REQUEST,
    /** Those too whose model is configured with temperature 0, unless the task refuses it. */
    DETERMINISTIC
}
