package io.baton.domain.probe;

import static io.baton.domain.probe.AnswerChecks.number;

import java.util.List;

/** Java to write, which must compile with a caller of ours, and Java to read. */
final class CodeProbes {
    private static final String RULES =
            " No package, no main method; only the JDK's own libraries.";
    private static final String READ =
            "What does the Java code in the input print? End with a line 'Answer: ' followed by the"
                    + " number alone.";

    private CodeProbes() {}

    static List<ProbeTask> all() {
        return new Probes("code")
                .java(
                        "Write a Java class Palindrome with a method 'static boolean check(String"
                                + " text)' that ignores case and everything but letters and digits."
                                + RULES,
                        new JavaCheck(
                                "Palindrome",
                                "boolean b = Palindrome.check(\"A man, a plan, a canal: Panama\");"
                                        + " System.out.println(b + \" \" + Palindrome.check(\"ab\"));",
                                "true false"))
                .java(
                        "Write a Java class Intervals with a method 'static java.util.List<int[]>"
                                + " merge(java.util.List<int[]> intervals)' that merges overlapping"
                                + " closed intervals and returns them by their start."
                                + RULES,
                        new JavaCheck(
                                "Intervals",
                                "java.util.List<int[]> l = Intervals.merge(java.util.List.of(new"
                                        + " int[] {8, 10}, new int[] {1, 4}, new int[] {3, 6}));"
                                        + " for (int[] i : l) { System.out.print(i[0] + \"-\" + i[1]"
                                        + " + \";\"); }",
                                "1-6;8-10;"))
                .java(
                        "Write a Java class Roman with a method 'static String of(int number)' that"
                                + " gives the Roman numeral of 1 to 3999."
                                + RULES,
                        new JavaCheck(
                                "Roman",
                                "String s = Roman.of(1994); System.out.println(s + \" \" +"
                                        + " Roman.of(8));",
                                "MCMXCIV VIII"))
                .java(
                        "Write a Java record Money(long cents, String currency) with a method 'Money"
                                + " plus(Money other)' that throws IllegalArgumentException when the"
                                + " currencies differ."
                                + RULES,
                        new JavaCheck(
                                "Money",
                                "long c = new Money(5, \"EUR\").plus(new Money(7,"
                                        + " \"EUR\")).cents(); System.out.print(c); try { new"
                                        + " Money(1, \"EUR\").plus(new Money(1, \"USD\")); } catch"
                                        + " (IllegalArgumentException e) { System.out.print(\" no\");"
                                        + " }",
                                "12 no"))
                .java(
                        "Write a Java class Words with a method 'static java.util.Map<String,"
                                + " Integer> count(String text)' that counts words without regard to"
                                + " case; words are separated by white space."
                                + RULES,
                        new JavaCheck(
                                "Words",
                                "java.util.Map<String, Integer> m = Words.count(\"To be or not to"
                                        + " be\"); System.out.println(new"
                                        + " java.util.TreeMap<>(m));",
                                "{be=2, not=1, or=1, to=2}"))
                .about(
                        "int s = 0;\nfor (int i = 1; i < 10; i += 3) { s += i; }\nSystem.out.println(s);",
                        READ,
                        number("12"))
                .about(
                        "String t = \"banana\";\nSystem.out.println(t.lastIndexOf(\"an\") * 10 +"
                                + " t.replace(\"na\", \"\").length());",
                        READ,
                        number("32"))
                .about("int x = 7;\nx = x++ + ++x;\nSystem.out.println(x);", READ, number("16"))
                .list();
    }
}
