package io.baton.domain.chain;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a role's model is told in every task, from {@code io/baton/domain/prompts/<role>.txt}. The
 * file begins with {@code baton-prompt: <role> <version>}, then has parts that begin with a line
 * {@code [system]}, {@code [instruction]}, {@code [revision]} or {@code [merge]}.
 *
 * @param version changes whenever the words do
 * @param system who the model is and what shape its answer has
 * @param instruction what it is to do
 * @param revision added to the system text from the second round on; empty for most roles
 * @param merge added to the system text where several answers are to become one; empty for most
 *     roles
 */
record PromptTemplate(
        String version, String system, String instruction, String revision, String merge) {

    /** The template that comes with Baton. */
    static PromptTemplate load(Role role) {
        return parse(role, resource(role.id()));
    }

    /**
     * The template in that text. What tells material from instructions is added to it, whoever
     * wrote it.
     *
     * @throws IllegalStateException when it is no template of that role
     */
    static PromptTemplate parse(Role role, String text) {
        String header = "baton-prompt: " + role.id() + " ";
        if (!text.startsWith(header)) {
            throw new IllegalStateException(
                    "Prompt template "
                            + role.id()
                            + ".txt must begin with '"
                            + header
                            + "<version>'");
        }
        Map<String, StringBuilder> parts = new LinkedHashMap<>();
        StringBuilder part = new StringBuilder();
        for (String line : text.lines().skip(1).toList()) {
            if (line.matches("\\[[a-z]+]")) {
                part = parts.computeIfAbsent(line, name -> new StringBuilder());
            } else {
                part.append(line).append('\n');
            }
        }
        String version = text.lines().findFirst().orElseThrow().substring(header.length()).strip();
        return new PromptTemplate(
                version,
                required(parts, "[system]", role) + "\n\n" + resource("material").strip(),
                required(parts, "[instruction]", role),
                optional(parts, "[revision]"),
                optional(parts, "[merge]"));
    }

    private static String optional(Map<String, StringBuilder> parts, String name) {
        return parts.getOrDefault(name, new StringBuilder()).toString().strip();
    }

    private static String required(Map<String, StringBuilder> parts, String name, Role role) {
        StringBuilder part = parts.get(name);
        if (part == null) {
            throw new IllegalStateException(
                    "Prompt template " + role.id() + ".txt has no part " + name);
        }
        return part.toString().strip();
    }

    private static String resource(String name) {
        String path = "/io/baton/domain/prompts/" + name + ".txt";
        try (InputStream stream = PromptTemplate.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalStateException("Prompt template " + path + " is missing");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
