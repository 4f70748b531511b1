package io.baton.domain.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.domain.chain.Chain;
import io.baton.domain.chain.ChainCatalog;
import io.baton.domain.planning.Plan.CapabilitySource;
import io.baton.domain.task.Constraints;
import io.baton.domain.task.Task;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelCapabilityDetectorTest {
    private static final Chain CODE = ChainCatalog.builtIn().find("code").orElseThrow();

    @ParameterizedTest
    @CsvSource({
        "code_generation,code",
        "Code-Review,code",
        "bug fix,code",
        "project_plan,planning",
        "data_analysis,analysis",
        "summary,summarization",
        "extraction,extraction",
        "translation,translation",
        "chat,general"
    })
    void aKnownTypeDecides(String type, String capability) {
        DetectedCapability detected =
                detector("writing", 0.99).detect(Given.typed(type, "Do it"), null, Given.NOW);

        assertThat(detected)
                .isEqualTo(new DetectedCapability(capability, 1, CapabilitySource.TYPE, null));
    }

    @Test
    void theSendersWordWinsOverTypeAndText() {
        Task task =
                Given.task(
                        "code_review",
                        "Do it",
                        null,
                        "reasoning",
                        null,
                        Constraints.NONE,
                        null,
                        null);

        assertThat(detector("writing", 0.99).detect(task, CODE, Given.NOW))
                .isEqualTo(new DetectedCapability("reasoning", 1, CapabilitySource.TASK, null));
    }

    @Test
    void aNamedChainSaysWhatItsExecutorIsGoodAt() {
        assertThat(detector("writing", 0.99).detect(Given.task("Do it"), CODE, Given.NOW))
                .isEqualTo(new DetectedCapability("code", 1, CapabilitySource.TASK, null));
    }

    @Test
    void theTextDecidesWhenItIsSureEnough() {
        assertThat(detector("writing", 0.55).detect(Given.task("Write a poem"), null, Given.NOW))
                .isEqualTo(new DetectedCapability("writing", 0.55, CapabilitySource.TEXT, null));
    }

    @Test
    void aDoubtfulTextIsTakenForWhatItMostlyReadsLikeAndSaysSo() {
        ModelCapabilityDetector detector = detector("writing", 0.41);

        DetectedCapability detected = detector.detect(Given.task("Hm"), null, Given.NOW);

        assertThat(detected.capability()).isEqualTo("writing");
        assertThat(detected.confidence()).isEqualTo(0.41);
        assertThat(detected.source()).isEqualTo(CapabilitySource.TEXT);
        assertThat(detected.doubt()).contains("writing (0.41)", "0.55", "Name a type");
        assertThat(detector.doubts(detected)).isTrue();
    }

    @Test
    void whatIsSureOrStatedIsNotDoubted() {
        ModelCapabilityDetector detector = detector("writing", 0.55);

        assertThat(detector.doubts(detector.detect(Given.task("Write a poem"), null, Given.NOW)))
                .isFalse();
        assertThat(detector.doubts(detector.detect(Given.typed("chat", "Hm"), null, Given.NOW)))
                .isFalse();
    }

    @Test
    void aGuessThatIsNoConfiguredCapabilityIsGeneral() {
        DetectedCapability detected =
                detector("astrology", 0.9).detect(Given.task("Hm"), null, Given.NOW);

        assertThat(detected.capability()).isEqualTo("general");
        assertThat(detected.doubt()).contains("astrology", "no configured capability");
    }

    @Test
    void anUnknownTypeIsSaidAndTheTextDecides() {
        DetectedCapability detected =
                detector("code", 0.9)
                        .detect(Given.typed("code_genration", "Do it"), null, Given.NOW);

        assertThat(detected.capability()).isEqualTo("code");
        assertThat(detected.doubt()).contains("code_genration", "did you mean code_generation?");
    }

    @Test
    void theInputIsNotRead() {
        CapabilityClassifier classifier =
                text -> {
                    assertThat(text).isEqualTo("Do it");
                    return Given.reads("writing", 0.9).classify(text);
                };
        Task task =
                Given.task(
                        null, "Do it", "int main() {}", null, null, Constraints.NONE, null, null);

        assertThat(detector(classifier).detect(task, null, Given.NOW).capability())
                .isEqualTo("writing");
    }

    private static ModelCapabilityDetector detector(String capability, double confidence) {
        return detector(Given.reads(capability, confidence));
    }

    private static ModelCapabilityDetector detector(CapabilityClassifier classifier) {
        return new ModelCapabilityDetector(
                TaskRouting.DEFAULTS, classifier, Given.CAPABILITIES, 0.55, SecondOpinion.NOBODY);
    }
}
