package io.baton.cli.probe;

import io.baton.app.config.BatonSettings;
import io.baton.app.config.PromptFiles;
import io.baton.app.provider.ProviderSource;
import io.baton.app.worker.model.ServedModels;
import io.baton.cli.Surroundings;
import io.baton.cli.cluster.InstallationOptions;
import io.baton.cli.failure.UserError;
import io.baton.domain.probe.ProbeOutcome;
import io.baton.domain.probe.Prober;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

/** Measures what models are good at. */
@Command(
        name = "probe",
        description = {
            "Measures what models are good at, by small tasks whose answers are checked.",
            "Calls the models that are configured or found on this machine, one call at a time;"
                    + " no cluster is needed. A hosted model may cost money: name models by"
                    + " --model."
        },
        footer = {
            "",
            "Examples:",
            "  ./baton models probe --model ollama/llama3.1:8b --capability extraction",
            "  ./baton models probe --save scores.yaml    # then set baton.scores-file"
        })
public final class ModelsProbeCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin private final InstallationOptions installation = new InstallationOptions();

    @Option(
            names = "--model",
            paramLabel = "ID",
            description = "Measures that model alone; may be repeated.")
    private Set<String> models = new LinkedHashSet<>();

    @Option(
            names = "--capability",
            paramLabel = "C",
            description = "Measures that capability alone; may be repeated.")
    private Set<String> capabilities = new LinkedHashSet<>();

    @Option(
            names = "--unclaimed",
            description = "Measures also capabilities that a model does not claim.")
    private boolean unclaimed;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = Patience.class,
            defaultValue = "2m",
            description = "Longest single call, 1s to 1h. Default: ${DEFAULT-VALUE}.")
    private Duration timeout = Duration.ofMinutes(2);

    @Option(
            names = "--run-code",
            description =
                    "Runs the Java code that a model writes, for 10 s at most, in a process of its"
                            + " own that has YOUR RIGHTS: it could read your files or use the"
                            + " network. Without it code is compiled and never run; it then counts"
                            + " as right when it compiles with its caller, and the score has half"
                            + " the confidence.")
    private boolean runCode;

    @Option(
            names = "--save",
            paramLabel = "FILE",
            description =
                    "Writes the scores to that file (YAML), for baton.scores-file; what else is in"
                            + " it stays. What is no language model is saved only when --model"
                            + " names it.")
    private @Nullable Path save;

    @Option(names = "--json", description = "Prints each score as a line of JSON.")
    private boolean json;

    public ModelsProbeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        BatonSettings settings = installation.settings();
        SavedScores saved = save == null ? null : SavedScores.in(save);
        var prober =
                new Prober(
                        PromptFiles.composer(settings.promptsDir()),
                        new JavaBench(runCode),
                        InstantSource.system(),
                        timeout);
        List<ProbeOutcome> outcomes = new ArrayList<>();
        Set<String> unsaved = new LinkedHashSet<>();
        try (var served = new ServedModels(new ProviderSource(settings))) {
            served.refresh();
            List<ProbePlan.Item> items =
                    new ProbePlan(models, capabilities, unclaimed).items(served.descriptors());
            if (items.isEmpty()) {
                throw new UserError(nothing(served));
            }
            items.stream()
                    .map(ProbePlan.Item::model)
                    .filter(model -> !model.generative() && !models.contains(model.id()))
                    .forEach(model -> unsaved.add(model.id()));
            measure(new ProbeRun(prober, served::find), items, outcomes);
        }
        if (saved != null) {
            saved.add(
                    outcomes.stream().filter(each -> !unsaved.contains(each.model())).toList(),
                    Instant.now());
        }
        show(outcomes, unsaved);
        return outcomes.stream().anyMatch(ProbeOutcome.Measured.class::isInstance) ? 0 : 1;
    }

    private void measure(ProbeRun run, List<ProbePlan.Item> items, List<ProbeOutcome> outcomes)
            throws InterruptedException {
        var screen = surroundings.screen();
        var progress = new ProbeProgress(screen, json);
        try {
            run.measure(
                    items,
                    progress,
                    outcome -> {
                        outcomes.add(outcome);
                        if (json) {
                            screen.out().println(ProbeLine.of(outcome));
                            screen.out().flush();
                        }
                    });
        } finally {
            progress.end();
        }
    }

    private void show(List<ProbeOutcome> outcomes, Set<String> unsaved) {
        var screen = surroundings.screen();
        if (json) {
            return;
        }
        screen.out().print(ProbeView.render(outcomes, screen.style()));
        boolean code = outcomes.stream().anyMatch(outcome -> outcome.capability().equals("code"));
        if (code && !runCode) {
            screen.out().println("\nCode was compiled and not run; --run-code runs it.");
        }
        if (save != null) {
            screen.out().println("\nSaved in %s; use it by baton.scores-file.".formatted(save));
            unsaved.forEach(
                    model ->
                            screen.out()
                                    .println(
                                            "Not saved, since it is no language model and was not"
                                                    + " named by --model: "
                                                    + model));
        }
        screen.out().flush();
    }

    private static String nothing(ServedModels served) {
        List<String> looked = new ArrayList<>(served.looked());
        served.providers().forEach(provider -> provider.trouble().ifPresent(looked::add));
        return "No model that was found claims such a capability. Start a model server, configure"
                + " one, or add --unclaimed."
                + (looked.isEmpty() ? "" : " Looked here: " + String.join("; ", looked) + ".");
    }
}
