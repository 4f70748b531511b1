package io.baton.domain.synthesis;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds code between fences. Blocks of the asked language are joined, or else of the language that
 * has most of the code; what is left out is named. An answer without fences is code as a whole.
 */
final class CodeBlocks {
    private static final Map<String, String> COMMON_NAMES =
            Map.ofEntries(
                    Map.entry("ts", "typescript"),
                    Map.entry("tsx", "typescript"),
                    Map.entry("js", "javascript"),
                    Map.entry("jsx", "javascript"),
                    Map.entry("mjs", "javascript"),
                    Map.entry("py", "python"),
                    Map.entry("python3", "python"),
                    Map.entry("sh", "bash"),
                    Map.entry("shell", "bash"),
                    Map.entry("zsh", "bash"),
                    Map.entry("console", "bash"),
                    Map.entry("golang", "go"),
                    Map.entry("rs", "rust"),
                    Map.entry("rb", "ruby"),
                    Map.entry("kt", "kotlin"),
                    Map.entry("c++", "cpp"),
                    Map.entry("cs", "csharp"),
                    Map.entry("c#", "csharp"),
                    Map.entry("yml", "yaml"),
                    Map.entry("md", "markdown"));

    private CodeBlocks() {}

    /** One fenced block; the language is its common name, empty when the fence names none. */
    record Block(String language, String code) {}

    static Rendering render(String answer, @Nullable String asked) {
        String wanted = asked == null ? "" : commonName(asked);
        List<Block> blocks = in(answer);
        if (blocks.isEmpty()) {
            return new Rendering.Rendered(answer.strip(), wanted.isEmpty() ? null : wanted, null);
        }
        String chosen = chosen(blocks, wanted);
        String code =
                blocks.stream()
                        .filter(block -> block.language().equals(chosen))
                        .map(block -> block.code().stripTrailing())
                        .collect(Collectors.joining("\n\n"));
        String language = chosen.isEmpty() ? wanted : chosen;
        return new Rendering.Rendered(
                code, language.isEmpty() ? null : language, leftOut(blocks, chosen));
    }

    /** Every fenced block that holds something; a fence that is never closed ends with the text. */
    static List<Block> in(String text) {
        List<Block> blocks = new ArrayList<>();
        Fence open = null;
        StringBuilder code = new StringBuilder();
        for (String line : (Iterable<String>) text.lines()::iterator) {
            if (open == null) {
                open = Fence.opening(line).orElse(null);
            } else if (open.closedBy(line)) {
                add(blocks, open, code);
                open = null;
            } else {
                code.append(open.unindented(line)).append('\n');
            }
        }
        if (open != null) {
            add(blocks, open, code);
        }
        return blocks;
    }

    static String commonName(String language) {
        String name = language.strip().toLowerCase(Locale.ROOT);
        return COMMON_NAMES.getOrDefault(name, name);
    }

    private static void add(List<Block> blocks, Fence fence, StringBuilder code) {
        if (!code.toString().isBlank()) {
            blocks.add(new Block(commonName(fence.language()), code.toString()));
        }
        code.setLength(0);
    }

    private static String chosen(List<Block> blocks, String wanted) {
        Map<String, Integer> size = new LinkedHashMap<>();
        blocks.forEach(block -> size.merge(block.language(), block.code().length(), Integer::sum));
        if (size.containsKey(wanted)) {
            return wanted;
        }
        // Commands to install or run it are seldom what was asked for.
        if (size.size() > 1) {
            size.remove("bash");
        }
        return size.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElseThrow();
    }

    private static @Nullable String leftOut(List<Block> blocks, String chosen) {
        Set<String> others = new TreeSet<>();
        for (Block block : blocks) {
            if (!block.language().equals(chosen)) {
                others.add(block.language().isEmpty() ? "no named language" : block.language());
            }
        }
        return others.isEmpty()
                ? null
                : "The answer also holds blocks in "
                        + String.join(", ", others)
                        + ", which were left out; format markdown keeps all of it.";
    }

    /** The line that opens a block. */
    private record Fence(String indent, String marks, String language) {

        static Optional<Fence> opening(String line) {
            String text = line.stripLeading();
            int length = run(text);
            if (length < 3) {
                return Optional.empty();
            }
            String info = text.substring(length).strip();
            // Inline code such as ```x``` opens nothing.
            if (info.indexOf('`') >= 0) {
                return Optional.empty();
            }
            String indent = line.substring(0, line.length() - text.length());
            String language = info.split("[\\s{:,]", 2)[0];
            return Optional.of(new Fence(indent, text.substring(0, length), language));
        }

        boolean closedBy(String line) {
            String text = line.strip();
            return text.length() >= marks.length()
                    && run(text) == text.length()
                    && text.charAt(0) == marks.charAt(0);
        }

        String unindented(String line) {
            return line.startsWith(indent) ? line.substring(indent.length()) : line;
        }

        private static int run(String text) {
            if (text.isEmpty() || (text.charAt(0) != '`' && text.charAt(0) != '~')) {
                return 0;
            }
            int length = 1;
            while (length < text.length() && text.charAt(length) == text.charAt(0)) {
                length++;
            }
            return length;
        }
    }
}
