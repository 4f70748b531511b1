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
        cost(plan, text);
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

    /** What the plan may cost; nothing where nobody pays and nobody asked. */
    private static void cost(TaskPlan plan, StringBuilder text) {
        Double estimated = plan.getEstimatedCost();
        Double ceiling = plan.getMaxCost();
        if (estimated == null || (ceiling == null && !Figures.isPaid(estimated))) {
            return;
        }
        text.append("Cost        up to ").append(Figures.cost(estimated));
        if (plan.getStages().stream().anyMatch(PlanView::isOfUnknownPrice)) {
            text.append(" and what models of unknown price take");
        }
        if (ceiling != null) {
            text.append(", the ceiling is ").append(Figures.cost(ceiling));
        }
        text.append('\n');
    }

    private static boolean isOfUnknownPrice(PlannedStage stage) {
        return stage.getSkipReason() == null
                && !stage.getCandidates().isEmpty()
                && stage.getCandidates().getFirst().getCost() == null;
    }

    private static String stage(PlannedStage stage, Style style) {
        StringBuilder text = new StringBuilder();
        text.append(style.bold(SafeText.line(stage.getId())));
        text.append("  ").append(String.join(" · ", facts(stage))).append('\n');
        if (stage.getSkipReason() != null) {
            text.append("  left out: ").append(SafeText.line(stage.getSkipReason())).append('\n');
        }
        if (!stage.getCandidates().isEmpty()) {
            boolean paid =
                    stage.getCandidates().stream().anyMatch(it -> Figures.isPaid(it.getCost()));
            Columns candidates =
                    new Columns("Candidate", ">Score", paid ? ">Cost up to" : "", "Why");
            for (Candidate candidate : stage.getCandidates()) {
                candidates.row(
                        candidate.getModel(),
                        Figures.score(candidate.getScore()),
                        paid ? Figures.cost(candidate.getCost()) : "",
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
