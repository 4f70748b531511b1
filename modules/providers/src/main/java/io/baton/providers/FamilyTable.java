package io.baton.providers;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The table of families: what the name of a model lets us expect. */
final class FamilyTable {
    private FamilyTable() {}

    /**
     * One family a line: its name; a pattern that is searched in a lower-case model name; billions
     * of parameters to assume where the name says none; then, in hundredths and for a model of 70
     * billion parameters or more, what it is good at. The first line that matches counts, so the
     * special stands before the general.
     */
    private static final String TABLE =
            """
            family          pattern                        size code planning reasoning analysis summarization extraction translation writing general
            qwen-coder      qwen[\\d.]*-?coder                7   95       74        76       72            68         76          60      58      68
            deepseek-coder  deepseek-coder                   7   92       66        70       66            62         70          50      52      62
            codellama       code-?llama                      7   82       52        54       52            52         58          40      46      52
            starcoder       starcoder                        7   80       36        40       38            36         44          26      30      36
            codestral       codestral|devstral              22   93       70        70       66            64         70          56      56      64
            codegemma       codegemma                        7   80       50        54       50            50         56          40      46      52
            granite-code    granite.*code                    8   82       50        54       52            52         60          40      42      52
            coder           coder|(^|[-_/])code([-_:]|$)     7   85       56        58       56            54         60          42      46      54
            deepseek-r1     deepseek-r1|qwq|magistral        7   84       92        96       90            74         74          70      72      80
            openai-o        (^|/)o[1-9](-|$)               400   93       97        98       95            84         84          86      84      92
            gpt-5           gpt-5                          400   97       97        97       96            93         94          94      94      97
            gpt-4o          gpt-4                          300   90       89        88       90            92         92          92      92      92
            gpt-3.5         gpt-3\\.5                        20   76       72        68       74            84         82          84      82      80
            gpt-oss         gpt-oss                         20   90       92        94       90            84         86          80      82      88
            claude          claude                         300   97       95        95       95            94         94          93      96      96
            gemini          gemini                         300   92       92        93       93            93         92          94      90      93
            llava           llava|moondream|minicpm          7   40       50        52       60            62         66          50      60      60
            deepseek        deepseek                        70   93       90        91       90            86         87          85      86      90
            command-r       command-(r|a)                   35   66       76        72       84            90         88          88      84      82
            mixtral         mixtral                         47   78       78        76       80            84         80          82      82      82
            mistral         mistral|ministral|nemo(-|:|$)    7   76       78        76       80            84         82          84      84      83
            qwen            qwen                             7   86       86        88       86            84         86          84      82      87
            gemma           gemma                            7   74       78        78       82            88         84          90      88      85
            phi             (^|[/_-])phi[-\\d]                4   82       82        90       82            78         78          58      70      78
            granite         granite                          8   76       74        74       78            84         86          74      74      78
            llama           llama|hermes|nemotron            8   82       84        82       84            88         86          84      88      87
            unknown         .                                7   60       60        60       60            64         62          56      64      64
            """;

    /** Name of the family that takes in every model which belongs to no other. */
    static final String UNKNOWN = "unknown";

    /** The families in the order they are tried; the last one matches every name. */
    static List<ModelFamily> families() {
        List<String> columns = List.of(TABLE.lines().findFirst().orElseThrow().split(" +"));
        return TABLE.lines()
                .skip(1)
                .map(line -> family(columns, List.of(line.split(" +"))))
                .toList();
    }

    private static ModelFamily family(List<String> columns, List<String> cells) {
        Map<String, Double> strengths = new HashMap<>();
        for (int i = 3; i < columns.size(); i++) {
            strengths.put(columns.get(i), Integer.parseInt(cells.get(i)) / 100.0);
        }
        return new ModelFamily(
                cells.get(0),
                Pattern.compile(cells.get(1)),
                strengths,
                Double.parseDouble(cells.get(2)));
    }
}
