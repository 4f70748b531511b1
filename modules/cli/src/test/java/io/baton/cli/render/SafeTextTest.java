package io.baton.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SafeTextTest {

    @Test
    void controlsOfATerminalBecomeVisible() {
        assertThat(SafeText.block("a\u001b[2Jb\u0007\u007f\u009bc")).isEqualTo("a␛[2Jb␇␡\\u009bc");
    }

    @Test
    void whatReordersTextBecomesVisible() {
        assertThat(SafeText.line("user\u202etxt.exe")).isEqualTo("user\\u202etxt.exe");
    }

    @Test
    void aBlockKeepsItsLinesAndALineHasNone() {
        assertThat(SafeText.block("a\r\nb\tc")).isEqualTo("a\nb\tc");
        assertThat(SafeText.line("a\r\nb\tc")).isEqualTo("a b c");
    }

    @Test
    void aPreviewCountsCharactersAndNotHalvesOfThem() {
        assertThat(SafeText.preview("😀😀😀😀", 3)).isEqualTo("😀😀…");
        assertThat(SafeText.preview("abc", 3)).isEqualTo("abc");
        assertThat(SafeText.preview(null, 3)).isEmpty();
    }
}
