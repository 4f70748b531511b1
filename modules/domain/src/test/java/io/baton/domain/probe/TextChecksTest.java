package io.baton.domain.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextChecksTest {

    @Test
    void bulletsAreCountedAndNothingElseMayStandThere() throws Exception {
        Check three = TextChecks.bullets(3);

        assertThat(passes(three, "- a\n- b\n\n- c\n")).isTrue();
        assertThat(passes(three, "1. a\n2) b\n• c")).isTrue();
        assertThat(passes(three, "Here you are:\n- a\n- b\n- c")).isFalse();
        assertThat(passes(three, "- a\n- b")).isFalse();
        assertThat(passes(three, "-a\n-b\n-c")).isFalse();
        assertThat(passes(three, "")).isFalse();
    }

    @Test
    void factsCountInAnyOfTheirWordings() throws Exception {
        Check facts = TextChecks.mentions("four months|4 months", "crack*", "41");

        assertThat(passes(facts, "Cracks: closed for FOUR\nmonths; 41% less.")).isTrue();
        assertThat(passes(facts, "Risse, vier Monate, 41")).isFalse();
        assertThat(passes(facts, "cracks, 4 months, 410")).isFalse();
        assertThat(passes(facts, "")).isFalse();
    }

    @Test
    void wordsAreCountedWithoutPunctuation() throws Exception {
        assertThat(PlainText.words("One, two – three: 1,200 or 4.5?")).isEqualTo(6);
        assertThat(PlainText.words("  ...  ")).isZero();
        assertThat(passes(TextChecks.words(2, 3), "a b c")).isTrue();
        assertThat(passes(TextChecks.words(2, 3), "a")).isFalse();
        assertThat(passes(TextChecks.words(2, 3), "a b c d")).isFalse();
    }

    @Test
    void aLetterThatMustNotBeThereIsFoundInAnyCase() throws Exception {
        Check without = TextChecks.withoutLetter('e');

        assertThat(passes(without, "A dog runs at noon")).isTrue();
        assertThat(passes(without, "Every dog")).isFalse();
        assertThat(passes(without, " ")).isFalse();
    }

    @Test
    void linesMustBeExactlyThose() throws Exception {
        Check lines = TextChecks.lines("beta", "END");

        assertThat(passes(lines, "beta\n\nEND\n")).isTrue();
        assertThat(passes(lines, "END\nbeta")).isFalse();
        assertThat(passes(lines, "Sure!\nbeta\nEND")).isFalse();
        assertThat(passes(TextChecks.linesBegin("s"), "Sea\n so\nfar")).isFalse();
    }

    @Test
    void fieldsAreReadOutOfProseAndFencesButNotGuessed() throws Exception {
        Check json = JsonCheck.of("{\"name\":\"Ann Lee\",\"n\":40,\"ok\":false,\"l\":[1,\"a\"]}");

        assertThat(passes(json, "{\"l\":[1.0,\"A\"],\"ok\":false,\"n\":40,\"name\":\"ann lee\"}"))
                .isTrue();
        assertThat(
                        passes(
                                json,
                                "Sure:\n```json\n{\"name\":\"Ann\\u0020Lee\",\"n\":4e1,"
                                        + " \"ok\": false,\"l\":[1,\"a\"]}\n```\nDone."))
                .isTrue();
        assertThat(passes(json, "{\"name\":\"Ann Lee\",\"n\":\"40\",\"ok\":false,\"l\":[1,\"a\"]}"))
                .isFalse();
        assertThat(passes(json, "{\"name\":\"Ann Lee\",\"n\":40,\"ok\":false}")).isFalse();
        assertThat(passes(json, "{\"name\":null,\"n\":1e99999999999,\"ok\":{},\"l\":[]}"))
                .isFalse();
        assertThat(passes(json, "name: Ann Lee")).isFalse();
        assertThat(passes(json, "")).isFalse();
    }

    private static boolean passes(Check check, String answer) throws InterruptedException {
        return check.judge(answer, NoBench.INSTANCE).isPassed();
    }
}
