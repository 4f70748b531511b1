package io.baton.app.worker.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.domain.chain.Prompt;
import io.baton.domain.chain.Prompt.Section;
import io.baton.domain.chain.Role;
import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.model.ModelRequest;
import io.baton.domain.model.ModelSettings;
import io.baton.domain.task.OutputFormat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Calls have one key when all that makes the answer is the same, and never otherwise. */
class AnswerKeyTest {
    private static final Prompt PROMPT =
            new Prompt("be brief", "sum up", List.of(new Section("input", "one\ntwo")));

    @Test
    void whateverChangesTheCallChangesTheKey() {
        List<String> keys = new ArrayList<>();
        keys.add(key(model("p/m", "ollama", "m", "v1", 0), Calls.settings(0.0, 0.9), PROMPT));
        for (ModelDescriptor other :
                List.of(
                        model("p/n", "ollama", "m", "v1", 0),
                        model("p/m", "openai", "m", "v1", 0),
                        model("p/m", "ollama", "n", "v1", 0),
                        model("p/m", "ollama", "m", "v2", 0),
                        model("p/m", "ollama", "m", null, 0),
                        model("p/m", "ollama", "m", "", 0),
                        model("p/m", "ollama", "m", "v1", 100))) {
            keys.add(key(other, Calls.settings(0.0, 0.9), PROMPT));
        }
        ModelDescriptor model = model("p/m", "ollama", "m", "v1", 0);
        keys.add(key(model, null, PROMPT));
        keys.add(key(model, Calls.settings(0.1, 0.9), PROMPT));
        keys.add(key(model, Calls.settings(null, 0.9), PROMPT));
        keys.add(key(model, Calls.settings(0.0, 0.8), PROMPT));
        keys.add(key(model, Calls.settings(0.0, null), PROMPT));
        keys.add(key(model, Calls.settings(0.9, 0.0), PROMPT));
        for (Prompt other :
                List.of(
                        new Prompt("be briefer", "sum up", PROMPT.sections()),
                        new Prompt("be brief", "sum it up", PROMPT.sections()),
                        prompt(),
                        prompt(new Section("inputs", "one\ntwo")),
                        prompt(new Section("input", "one\ntwo!")),
                        prompt(new Section("input", "one \ntwo")),
                        prompt(new Section("input", " one\ntwo")),
                        prompt(new Section("input", "One\ntwo")),
                        prompt(new Section("input", "one\n\ntwo")),
                        prompt(new Section("input", "one"), new Section("input", "two")),
                        prompt(new Section("input", "one\ntwo"), new Section("x", "")))) {
            keys.add(key(model, Calls.settings(0.0, 0.9), other));
        }
        for (ModelRequest other :
                List.of(
                        request(Role.REVIEWER, "general", 0, OutputFormat.TEXT, null),
                        request(Role.EXECUTOR, "code", 0, OutputFormat.TEXT, null),
                        request(Role.EXECUTOR, "general", 1, OutputFormat.TEXT, null),
                        request(Role.EXECUTOR, "general", 0, OutputFormat.MARKDOWN, null),
                        request(Role.EXECUTOR, "general", 0, OutputFormat.JSON, null),
                        request(Role.EXECUTOR, "general", 0, OutputFormat.JSON, "{}"))) {
            keys.add(AnswerKey.of(model, Calls.settings(0.0, 0.9), other));
        }

        assertThat(keys).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void callsWhosePartsReadAlikeWhenPutTogetherDoNotMeet(long seed) {
        Random random = new Random(seed);
        Map<String, Prompt> seen = new HashMap<>();
        for (int n = 0; n < 20_000; n++) {
            Prompt prompt = shortPrompt(random);
            Prompt same = seen.putIfAbsent(key(Calls.model("p/m", null), null, prompt), prompt);
            if (same != null) {
                assertThat(same).isEqualTo(prompt);
            }
        }
        assertThat(seen).as("prompts that differ").hasSizeGreaterThan(1_000);
    }

    /** Few letters, among them what frames parts, cut anywhere: what collides does so soon. */
    private static Prompt shortPrompt(Random random) {
        List<Section> sections = new ArrayList<>();
        for (int n = random.nextInt(3); n > 0; n--) {
            sections.add(new Section(word(random), word(random)));
        }
        return new Prompt(word(random), word(random), sections);
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int n = random.nextInt(3); n > 0; n--) {
            word.append("a<>\u0000\u0001\u00e9\ud800".charAt(random.nextInt(7)));
        }
        return word.toString();
    }

    @ParameterizedTest
    @CsvSource({
        "'one\r\ntwo', true",
        "'one\ntwo\n\n', true",
        "'one\ntwo \t', true",
        "'one\rtwo', false",
        "'one  \ntwo', false",
        "'\none\ntwo', false",
    })
    void lineEndingsAndBlanksAtTheEndAreNoDifferenceAndNothingElse(String escaped, boolean same) {
        String text = escaped.replace("\\r", "\r").replace("\\n", "\n").replace("\\t", "\t");

        ModelDescriptor model = Calls.model("p/m", null);
        assertThat(
                        key(model, null, prompt(new Section("input", text)))
                                .equals(key(model, null, PROMPT)))
                .isEqualTo(same);
    }

    @Test
    void theDeadlineAndWhereTheModelIsLoadedAreNoPartOfTheCall() {
        ModelRequest request = Calls.request(PROMPT);
        ModelRequest later =
                new ModelRequest(
                        request.prompt(),
                        request.role(),
                        request.capability(),
                        request.maxOutputTokens(),
                        request.format(),
                        request.outputSchema(),
                        request.deadline().plus(Duration.ofHours(1)));
        ModelDescriptor loaded =
                new ModelDescriptor(
                        "p/m",
                        "p",
                        "ollama",
                        "m",
                        null,
                        Map.of(),
                        4_000,
                        0,
                        9,
                        true,
                        true,
                        Set.of("x"));

        assertThat(AnswerKey.of(loaded, null, later))
                .isEqualTo(AnswerKey.of(Calls.model("p/m", null), null, request));
    }

    /** Fails when the form changes: then give it another name, so that old answers do not match. */
    @Test
    void theFormIsTheOneThatIsOnTheTopic() {
        assertThat(key(model("p/m", "ollama", "m", "v1", 0), Calls.settings(0.0, 0.9), PROMPT))
                .isEqualTo("450b82657c20fea1fc4be96eda22241f1d0d668aa1f13122da8e5d872acab655");
    }

    private static String key(
            ModelDescriptor model, @Nullable ModelSettings settings, Prompt prompt) {
        return AnswerKey.of(model, settings, Calls.request(prompt));
    }

    private static Prompt prompt(Section... sections) {
        return new Prompt(PROMPT.system(), PROMPT.instruction(), List.of(sections));
    }

    private static ModelRequest request(
            Role role, String capability, int most, OutputFormat format, @Nullable String schema) {
        return new ModelRequest(PROMPT, role, capability, most, format, schema, Calls.NOW);
    }

    private static ModelDescriptor model(
            String id, String type, String name, @Nullable String version, int maxTokens) {
        return new ModelDescriptor(
                id, "p", type, name, version, Map.of(), 8_000, maxTokens, 0, false, true, Set.of());
    }
}
