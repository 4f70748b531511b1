package io.baton.wire.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.baton.wire.avro.Encoding;
import io.baton.wire.avro.TaskError;
import io.baton.wire.avro.TaskPlan;
import io.baton.wire.avro.TaskRequest;
import io.baton.wire.avro.TaskResult;
import io.baton.wire.avro.TaskStatus;
import io.baton.wire.json.RecordJson.Unknown;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;

class RecordJsonTest {

    @Test
    void aResultReadsAsAPersonWouldWriteIt() {
        var result =
                TaskResult.newBuilder()
                        .setTaskId("t")
                        .setStatus(TaskStatus.FAILED)
                        .setError(
                                TaskError.newBuilder()
                                        .setCode("NO_CAPABLE_MODEL")
                                        .setMessage("None.")
                                        .build())
                        .setSubmittedAt(Instant.parse("2030-01-31T12:00:00.5Z"))
                        .setCompletedAt(Instant.parse("2030-01-31T12:00:01Z"))
                        .build();

        String json = new String(RecordJson.write(result), UTF_8);

        assertThat(json)
                .isEqualTo(
                        """
                        {"taskId":"t","revision":1,"status":"FAILED","format":"text",\
                        "error":{"code":"NO_CAPABLE_MODEL","message":"None.","details":{},"attempts":[]},\
                        "stages":[],"usedFallback":false,"warnings":[],\
                        "submittedAt":"2030-01-31T12:00:00.500Z","completedAt":"2030-01-31T12:00:01Z","labels":{}}""");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'description':'x'}|taskId is missing; expected text",
                "{'taskId':null,'description':'x'}|taskId is missing",
                "{'taskId':7,'description':'x'}|taskId is the number 7; expected text.",
                "{'taskId':'t','description':['x']}|description is an array; expected text.",
                "{'taskId':'t','description':'x','prioriti':1}|no field \"prioriti\"; did you mean",
                "{'taskId':'t','desciption':'x'}|did you mean \"description\"? Known fields: description,",
                "{'taskId':'t','description':'x','constraints':{'maxMemory':1}}|in constraints; did you mean \"maxMemoryBytes\"",
                "{'taskId':'t','description':'x','constraints':{'minContextTokens':3000000000}}|constraints.minContextTokens is the number 3000000000; expected a whole number up to 2147483647.",
                "{'taskId':'t','description':'x','constraints':{'minContextTokens':'8k'}}|constraints.minContextTokens is the text \"8k\"",
                "{'taskId':'t','description':'x','constraints':{'maxMemoryBytes':1.5}}|constraints.maxMemoryBytes is the number 1.5; expected a whole number.",
                "{'taskId':'t','description':'x','constraints':{'minScore':1e999}}|constraints.minScore is the number",
                "{'taskId':'t','description':'x','constraints':{'priority':'fast'}}|priority is the text \"fast\"; expected one of BALANCED, SPEED, QUALITY, EFFICIENCY.",
                "{'taskId':'t','description':'x','constraints':{'requiredTags':['a',1]}}|constraints.requiredTags[1] is the number 1; expected text.",
                "{'taskId':'t','description':'x','constraints':{'requiredTags':'a'}}|constraints.requiredTags is the text \"a\"; expected an array.",
                "{'taskId':'t','description':'x','requirements':{'typescript':true}}|requirements.typescript is true; expected text.",
                "{'taskId':'t','description':'x','deadline':'soon'}|deadline is the text \"soon\"; expected a moment such as \"2030-01-31T12:00:00Z\"",
                "['x']|The JSON is an array; expected an object."
            })
    void aWrongShapeNamesFieldValueAndExpectation(String json, String message) {
        assertThatThrownBy(() -> read(json.replace('\'', '"')))
                .isInstanceOfSatisfying(
                        UnreadableJsonException.class, e -> assertThat(e.isMalformed()).isFalse())
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'taskId':'t',}|line 1, column 15",
                "{'taskId':'t'|line 1, column",
                "{'taskId':'t'} x|line 1, column",
                "{'taskId':'a','taskId':'b'}|Duplicate Object property \"taskId\"",
                "hello|line 1, column",
                "'   '|white space"
            })
    void malformedJsonNamesLineAndColumn(String json, String message) {
        String text = json.startsWith("'") ? "   " : json.replace('\'', '"');
        assertThatThrownBy(() -> read(text))
                .isInstanceOfSatisfying(
                        UnreadableJsonException.class, e -> assertThat(e.isMalformed()).isTrue())
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'taskId':'t'|at line 1, column 14: Unexpected end-of-input: expected close marker for Object",
                "{'taskId':[1}|: Unexpected close marker '}': expected ']'",
                "{'taskId':'t'} {}|at line 1, column 16: there is more after the first value: expected only",
                "{'taskId':'t|end-of-input in a string: expected a closing double-quote",
                "{'taskId':NaN}|Non-standard token 'NaN': expected a number, string or null",
                "{'taskId' 1}|at line 1, column 11: Unexpected character ('1' (code 49)): was expecting a colon",
                "{'a':[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[|exceeds the maximum allowed (64)"
            },
            quoteCharacter = '~')
    void malformedJsonSaysWhatWasExpectedToWhoeverWroteIt(String json, String message) {
        assertThatThrownBy(() -> read(json.replace('\'', '"')))
                .message()
                .contains(message)
                .doesNotContain("REDACTED", "Source", "`", "JsonToken", "UNKNOWN");
    }

    @Test
    void theLineIsCounted() {
        assertThatThrownBy(() -> read("{\n  \"taskId\": \"t\",\n  oops\n}"))
                .hasMessageContaining("line 3, column");
    }

    @Test
    void depthAndNumbersAreLimited() {
        String deep = "{\"requirements\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        String huge = "{\"deadline\":" + "9".repeat(100_000) + "}";

        assertThatThrownBy(() -> read(deep)).isInstanceOf(UnreadableJsonException.class);
        assertThatThrownBy(() -> read(huge)).isInstanceOf(UnreadableJsonException.class);
    }

    @Test
    void textThatIsNotUtf8IsMalformed() {
        byte[] latin1 =
                "{\"taskId\":\"t\",\"description\":\"\u00e9t\u00e9\"}"
                        .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> RecordJson.read(TaskRequest.class, latin1, Unknown.REJECT))
                .isInstanceOfSatisfying(
                        UnreadableJsonException.class, e -> assertThat(e.isMalformed()).isTrue())
                .hasMessageContaining("UTF-8");
    }

    @Test
    void aLongValueIsShownShortened() {
        assertThatThrownBy(
                        () ->
                                read(
                                        "{\"taskId\":\"t\",\"description\":\"x\",\"deadline\":\""
                                                + "y".repeat(5_000)
                                                + "\"}"))
                .satisfies(e -> assertThat(e).message().hasSizeLessThan(300));
    }

    @Test
    void aReaderOfProgramsOutputPassesOverWhatIsNewToIt() {
        String json =
                """
                {"taskId":"t","status":"PAUSED","submittedAt":0,"completedAt":1,"novelty":{"a":1}}""";

        TaskResult result = RecordJson.read(TaskResult.class, json.getBytes(UTF_8), Unknown.IGNORE);

        assertThat(result.getStatus()).isEqualTo(TaskStatus.FAILED);
        assertThat(result.getCompletedAt()).isEqualTo(Instant.ofEpochMilli(1));
    }

    @Test
    void nullTakesTheDefaultAndDefaultsAreNotShared() {
        TaskRequest first = read("{\"taskId\":\"t\",\"description\":\"x\",\"labels\":null}");
        first.getLabels().put("a", "b");
        TaskRequest second = read("{\"taskId\":\"t\",\"description\":\"x\"}");

        assertThat(second.getLabels()).isEmpty();
    }

    @Test
    void enumsMayBeInAnyCase() {
        String json =
                """
                {"taskId":"t","request":{"taskId":"t","description":"x"},"receivedAt":0,"plannedAt":0,
                 "deadline":0,"capability":"code","confidence":1,"capabilitySource":"task","chain":"code",
                 "format":"text","answerEncoding":"json"}""";

        TaskPlan plan = RecordJson.read(TaskPlan.class, json.getBytes(UTF_8), Unknown.REJECT);

        assertThat(plan.getAnswerEncoding()).isEqualTo(Encoding.JSON);
        assertThat(plan.getConfidence()).isEqualTo(1.0);
    }

    private static TaskRequest read(String json) {
        return RecordJson.read(TaskRequest.class, json.getBytes(UTF_8), Unknown.REJECT);
    }
}
