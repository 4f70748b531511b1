package io.baton.app.worker;

import io.baton.app.worker.health.PoolNews;
import io.baton.app.worker.model.ServedModels;
import io.baton.domain.error.ErrorCode;
import io.baton.domain.error.ModelOrchestratorError;
import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.planning.Candidate;
import io.baton.domain.synthesis.StageWork;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Which of a stage's candidates this worker can call, in the plan's order. */
final class LocalCandidates {
    private LocalCandidates() {}

    /**
     * The same work with the candidates that are served here, those last of which other workers
     * have had enough.
     */
    static StageWork of(StageWork work, ServedModels models, PoolNews news) {
        List<Candidate> here =
                work.candidates().stream()
                        .filter(candidate -> models.find(candidate.model()).isPresent())
                        .sorted(Comparator.comparing(it -> news.isDoubtful(it.model())))
                        .toList();
        return work.with(here);
    }

    /** What to say when there is none. */
    static ModelOrchestratorError nothingServed(StageWork work, ServedModels models) {
        if (work.candidates().isEmpty()) {
            return ModelOrchestratorError.of(
                    ErrorCode.NO_CAPABLE_MODEL,
                    "Stage %s needs another model for %s than the one whose answer it gets, and there is none."
                            .formatted(work.stageId(), work.capability()),
                    Map.of("stage", work.stageId(), "capability", work.capability()));
        }
        String wanted =
                work.candidates().stream().map(Candidate::model).collect(Collectors.joining(", "));
        String served =
                models.descriptors().stream()
                        .map(ModelDescriptor::id)
                        .sorted()
                        .collect(Collectors.joining(", "));
        return ModelOrchestratorError.of(
                ErrorCode.MODEL_NOT_FOUND,
                "Stage %s may run on %s, but this worker serves %s. %s"
                        .formatted(
                                work.stageId(), wanted, served, ErrorCode.MODEL_NOT_FOUND.advice()),
                Map.of("stage", work.stageId(), "candidates", wanted, "served", served));
    }
}
