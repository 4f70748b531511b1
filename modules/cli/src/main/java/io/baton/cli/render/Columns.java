package io.baton.cli.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Columns of text, as wide as they need to be. A column whose head begins with {@code >} is set
 * flush right, one without a head is not shown. Cells are made safe for a terminal here, so callers
 * pass them as they are.
 */
public final class Columns {
    private static final String GAP = "  ";

    private final List<String> heads;
    private final List<List<String>> rows = new ArrayList<>();

    /** Columns with those heads, no rows yet. */
    public Columns(String... heads) {
        this.heads = List.of(heads);
    }

    /** Adds a row; it has a cell for each column. */
    public void row(String... cells) {
        if (cells.length != heads.size()) {
            throw new IllegalArgumentException(
                    heads.size() + " cells wanted, " + cells.length + " given");
        }
        rows.add(Arrays.stream(cells).map(SafeText::line).toList());
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The table, each line indented by so many blanks, ending in a line break. */
    public String render(int indent, Style style) {
        List<String> titles = heads.stream().map(Columns::title).toList();
        int[] widths = new int[heads.size()];
        measure(widths, titles);
        rows.forEach(row -> measure(widths, row));
        StringBuilder text = new StringBuilder();
        String margin = " ".repeat(indent);
        text.append(margin).append(style.dim(line(widths, titles))).append('\n');
        for (List<String> row : rows) {
            text.append(margin).append(line(widths, row)).append('\n');
        }
        return text.toString();
    }

    private String line(int[] widths, List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            String filling = " ".repeat(widths[i] - length(cell));
            if (heads.get(i).isEmpty()) {
                continue;
            }
            line.append(i == 0 ? "" : GAP);
            line.append(heads.get(i).startsWith(">") ? filling + cell : cell + filling);
        }
        return line.toString().stripTrailing();
    }

    private static String title(String head) {
        return head.startsWith(">") ? head.substring(1) : head;
    }

    private static void measure(int[] widths, List<String> cells) {
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], length(cells.get(i)));
        }
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
