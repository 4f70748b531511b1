package io.baton.providers.builtin;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Running text of a document: a paragraph, a list item or a table's row. Code blocks are left out,
 * headings become the section of what follows.
 */
record Paragraph(String text, String section) {
    private static final Pattern HEADING = Pattern.compile("\\s{0,3}#{1,6}\\s+(.+?)\\s*#*\\s*");
    private static final Pattern UNDERLINE = Pattern.compile("\\s*(?:=+|-{2,}|\\*{3,}|_{3,})\\s*");
    private static final Pattern FENCE = Pattern.compile("\\s{0,3}(?:```|~~~).*");
    private static final Pattern ITEM =
            Pattern.compile("\\s*(?:[-*+•‣]|\\d{1,3}[.)]|[a-z][)])\\s+(.*)");
    private static final Pattern QUOTE = Pattern.compile("\\s{0,3}>\\s?");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n]]+");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern TABLE_RULE = Pattern.compile("[|:\\-+\\s]+");
    private static final int TITLE_WORDS = 8;

    /** The paragraphs of a document in order. */
    static List<Paragraph> of(String document) {
        Reader reader = new Reader();
        String plain = CONTROL.matcher(document.replace("\r\n", "\n")).replaceAll(" ");
        plain.lines().forEach(reader::line);
        reader.end();
        return reader.paragraphs;
    }

    private static final class Reader {
        private final List<Paragraph> paragraphs = new ArrayList<>();
        private final StringBuilder open = new StringBuilder();
        private String section = "";
        private boolean code;
        private int lines;
        private boolean item;

        void line(String raw) {
            if (FENCE.matcher(raw).matches()) {
                end();
                code = !code;
                return;
            }
            if (code) {
                return;
            }
            String line = QUOTE.matcher(raw).replaceFirst("");
            Matcher heading = HEADING.matcher(line);
            Matcher listed = ITEM.matcher(line);
            if (line.isBlank()) {
                end();
            } else if (heading.matches()) {
                end();
                section = heading.group(1);
            } else if (UNDERLINE.matcher(line).matches()) {
                underlined();
            } else if (line.stripLeading().startsWith("|")) {
                row(line);
            } else if (listed.matches()) {
                end();
                item = true;
                add(listed.group(1));
            } else {
                add(line);
            }
        }

        private void add(String line) {
            open.append(line).append(' ');
            lines++;
        }

        private void row(String line) {
            end();
            if (!TABLE_RULE.matcher(line).matches()) {
                item = true;
                add(line.strip().replaceAll("^\\||\\|$", "").replace("|", ", "));
                end();
            }
        }

        private void underlined() {
            if (lines == 1 && !item) {
                section = text();
                clear();
            } else {
                end();
            }
        }

        void end() {
            String text = text();
            boolean title =
                    lines == 1
                            && !item
                            && Words.count(text) <= TITLE_WORDS
                            && !text.isEmpty()
                            && Character.isLetterOrDigit(text.codePointBefore(text.length()));
            if (title && !paragraphs.isEmpty()) {
                section = text;
            }
            // A title at the top, or one with nothing else around it, is all there may be.
            if (!text.isEmpty() && (!title || paragraphs.isEmpty())) {
                paragraphs.add(new Paragraph(text, section));
            }
            clear();
        }

        private String text() {
            return SPACE.matcher(open).replaceAll(" ").strip();
        }

        private void clear() {
            open.setLength(0);
            lines = 0;
            item = false;
        }
    }
}
