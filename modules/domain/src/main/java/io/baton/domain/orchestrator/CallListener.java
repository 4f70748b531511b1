package io.baton.domain.orchestrator;

import io.baton.domain.model.Attempt;

/** Hears of the calls for a stage while it runs; must not block and must not throw. */
public interface CallListener {
    /** Hears nothing. */
    CallListener NONE =
            new CallListener() {
                @Override
                public void calling(String model) {}

                @Override
                public void failed(Attempt attempt) {}
            };

    /** That model is called next. */
    void calling(String model);

    /** That call gave no answer. */
    void failed(Attempt attempt);
}
