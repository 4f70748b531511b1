package io.baton.domain.probe;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The probes that come with Baton. They are small on purpose: a slow model gets through them. */
public final class ProbeTasks {
    private static final Map<String, List<ProbeTask>> BY_CAPABILITY = new LinkedHashMap<>();

    static {
        BY_CAPABILITY.put("code", CodeProbes.all());
        BY_CAPABILITY.put("planning", PlanningProbes.all());
        BY_CAPABILITY.put("reasoning", ReasoningProbes.all());
        BY_CAPABILITY.put("analysis", AnalysisProbes.all());
        BY_CAPABILITY.put("summarization", SummarizationProbes.all());
        BY_CAPABILITY.put("extraction", ExtractionProbes.all());
        BY_CAPABILITY.put("translation", TranslationProbes.all());
        BY_CAPABILITY.put("writing", WritingProbes.all());
        BY_CAPABILITY.put("general", GeneralProbes.all());
    }

    private ProbeTasks() {}

    /** What can be measured. */
    public static Set<String> capabilities() {
        return BY_CAPABILITY.keySet();
    }

    /**
     * The probes of a capability, none when there are none.
     *
     * @param generative whether the model writes text of its own; one that only picks from its
     *     input gets the probes that can be passed so
     */
    public static List<ProbeTask> of(String capability, boolean generative) {
        return BY_CAPABILITY.getOrDefault(capability, List.of()).stream()
                .filter(task -> generative || task.extractive())
                .toList();
    }
}
