package io.baton.domain.synthesis;

import java.util.List;
import java.util.Optional;

/** Reads what a reviewer wrote. */
final class Reviews {
    private Reviews() {}

    static Optional<List<String>> defects(String review) {
        return review.startsWith("REVISE")
                ? Optional.of(review.lines().skip(1).toList())
                : Optional.empty();
    }
}
