package io.baton.app.worker.cache;

import io.baton.domain.chain.Prompt;
import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.model.ModelRequest;
import io.baton.domain.model.ModelSettings;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What makes two calls the same: the SHA-256 hash of the model, its version, every parameter and
 * the whole prompt. Each part goes in with its length before it, so that no two calls run together
 * into one.
 *
 * <p>Texts are normalised in what tells platforms and editors apart but not what is asked: {@code
 * CR LF} counts as {@code LF}, and blanks at the very end do not count. Blanks at the end of a line
 * within a text do: they break lines in Markdown and are content in a patch.
 */
final class AnswerKey {
    /** Goes first: another form of the key must not meet answers of this one. */
    private static final String FORM = "baton-answer-1";

    private static final int ABSENT = -1;

    private final MessageDigest hash;

    private AnswerKey() {
        try {
            hash = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * The key of a call, 64 hexadecimal digits. When the call must end is no part of it.
     *
     * @param settings what was configured about the model; null when nothing was
     */
    static String of(
            ModelDescriptor model, @Nullable ModelSettings settings, ModelRequest request) {
        AnswerKey key = new AnswerKey();
        key.text(FORM);
        key.model(model, settings);
        key.text(request.role().id());
        key.text(request.capability());
        key.number(request.maxOutputTokens());
        key.text(request.format().id());
        key.prose(request.outputSchema());
        key.prompt(request.prompt());
        return HexFormat.of().formatHex(key.hash.digest());
    }

    private void model(ModelDescriptor model, @Nullable ModelSettings settings) {
        text(model.id());
        text(model.providerType());
        text(model.modelName());
        text(model.version());
        number(model.maxOutputTokens());
        fraction(settings == null ? null : settings.temperature());
        fraction(settings == null ? null : settings.topP());
    }

    private void prompt(Prompt prompt) {
        prose(prompt.system());
        prose(prompt.instruction());
        number(prompt.sections().size());
        for (Prompt.Section section : prompt.sections()) {
            text(section.label());
            prose(section.text());
        }
    }

    private void prose(@Nullable String text) {
        text(text == null ? null : text.replace("\r\n", "\n").stripTrailing());
    }

    /** By its characters as they are: an encoder would write every broken one alike. */
    private void text(@Nullable String text) {
        if (text == null) {
            number(ABSENT);
            return;
        }
        number(text.length());
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(text.length(), 2));
        bytes.asCharBuffer().put(text);
        hash.update(bytes);
    }

    private void fraction(@Nullable Double value) {
        if (value == null) {
            number(ABSENT);
            return;
        }
        number(Double.BYTES);
        hash.update(ByteBuffer.allocate(Double.BYTES).putDouble(value).flip());
    }

    private void number(int value) {
        hash.update(ByteBuffer.allocate(Integer.BYTES).putInt(value).flip());
    }
}
