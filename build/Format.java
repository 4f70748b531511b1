import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Checks ({@code check}) or rewrites ({@code apply}) every Java source of the project with
 * google-java-format (AOSP). The build runs it on the selected JDK, since the formatter reads only
 * the syntax of the JDK it runs on.
 */
public final class Format {
    public static void main(String[] args) throws Exception {
        boolean apply = args.length > 0 && args[0].equals("apply");
        var style = JavaFormatterOptions.Style.AOSP;
        var formatter = new Formatter(JavaFormatterOptions.builder().style(style).build());
        List<Path> wrong = new ArrayList<>();
        for (Path file : sources()) {
            String before = Files.readString(file);
            String after;
            try {
                String tidy = RemoveUnusedImports.removeUnusedImports(before);
                after = formatter.formatSource(ImportOrderer.reorderImports(tidy, style));
            } catch (com.google.googlejavaformat.java.FormatterException e) {
                System.err.println(file + ": " + e.getMessage());
                wrong.add(file);
                continue;
            }
            if (after.equals(before)) {
                continue;
            }
            if (apply) {
                Files.writeString(file, after);
            } else {
                System.err.println("not formatted: " + file);
                wrong.add(file);
            }
        }
        if (!wrong.isEmpty()) {
            System.err.println("Run: mvn process-resources -N -Dformat=apply");
            System.exit(1);
        }
    }

    private static List<Path> sources() throws Exception {
        try (Stream<Path> files = Files.walk(Path.of("modules"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains("/src/"))
                    .sorted()
                    .toList();
        }
    }
}
