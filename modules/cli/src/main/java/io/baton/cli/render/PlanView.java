package io.baton.cli.render;

import io.baton.wire.avro.Candidate;
import io.baton.wire.avro.PlannedStage;
import io.baton.wire.avro.Rejection;
import io.baton.wire.avro.TaskPlan;

import java.util.ArrayList;
import java.util.List;

/**
 * The plan of a task and why it is so: per stage the models that may run it, and those that may
 * not.
 */
public final class PlanView {
    private PlanView() {}

    /** The whole plan, ending in a line break. */
    public static String render(TaskPlan plan, Style style) {
        StringBuilder text = new StringBuilder();
        text.append("Capability  ").append(style.bold(SafeText.line(plan.getCapability())));
        text.append(" (from the ").append(SafeText.line(plan.getCapabilitySource()));
        text.append(", confidence ").append(Figures.score(plan.getConfidence())).append(")\n");
        text.append("Chain       ").append(SafeText.line(plan.getChain())).append('\n');
        text.append("Format      ").append(SafeText.line(plan.getFormat())).append('\n');
        text.append("Tokens      about ").append(plan.getEstimatedTokens());
        text.append(" for the whole chain\n");
        if (plan.getDoubt() != null) {
            text.append(style.doubtful("! " + SafeText.line(plan.getDoubt()))).append('\n');
        }
        if (plan.getRefusal() != null) {
            text.append('\n').append(ErrorView.render(plan.getRefusal(), style));
        }
        for (PlannedStage stage : plan.getStages()) {
            text.append('\n').append(stage(stage, style));
        }
        return text.toString();
    }

    private static String stage(PlannedStage stage, Style style) {
        StringBuilder text = new StringBuilder();
        text.append(style.bold(SafeText.line(stage.getId())));
        text.append("  ").append(String.join(" · ", facts(stage))).append('\n');
        if (stage.getSkipReason() != null) {
            text.append("  left out: ").append(SafeText.line(stage.getSkipReason())).append('\n');
        }
        if (!stage.getCandidates().isEmpty()) {
            Columns candidates = new Columns("Candidate", ">Score", "Why");
            for (Candidate candidate : stage.getCandidates()) {
                candidates.row(
                        candidate.getModel(),
                        Figures.score(candidate.getScore()),
                        candidate.getReason());
            }
            text.append(candidates.render(2, style));
        }
        if (!stage.getRejected().isEmpty()) {
            Columns rejected = new Columns("Rejected", "Reason");
            for (Rejection rejection : stage.getRejected()) {
                rejected.row(rejection.getModel(), rejection.getReason());
            }
            text.append(rejected.render(2, style));
        }
        return text.toString();
    }

    private static List<String> facts(PlannedStage stage) {
        List<String> facts = new ArrayList<>();
        facts.add(SafeText.line(stage.getRole()));
        facts.add("needs " + SafeText.line(stage.getCapability()));
        if (!stage.getDependsOn().isEmpty()) {
            facts.add("after " + SafeText.line(String.join(", ", stage.getDependsOn())));
        }
        if (stage.getOptional()) {
            facts.add("optional");
        }
        if (stage.getMaxRevisions() > 0) {
            facts.add("at most " + stage.getMaxRevisions() + " revisions");
        }
        facts.add("about " + stage.getEstimatedPromptTokens() + " tokens of prompt");
        return facts;
    }
}
