package io.baton.domain.chain;

import java.util.List;

/** What a reviewer decided. An answer is improved upon only where a concrete defect is named. */
public sealed interface ReviewVerdict {

    /** The answer stands. */
    record Approve() implements ReviewVerdict {}

    /**
     * The executor shall answer once more.
     *
     * @param defects what is wrong, one or more, at most ten
     */
    record Revise(List<String> defects) implements ReviewVerdict {
        public Revise {
            defects = List.copyOf(defects);
        }
    }

    /**
     * The review cannot be made use of: the answer stands, as if approved, so that a reviewer that
     * does not keep to its form never costs work.
     *
     * @param reason for a person
     */
    record Unclear(String reason) implements ReviewVerdict {}

    /** Reads a review in the form that the reviewer's prompt asks for; never throws. */
    static ReviewVerdict parse(String review) {
        return ReviewParser.parse(review);
    }
}
