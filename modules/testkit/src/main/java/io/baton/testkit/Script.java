package io.baton.testkit;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** What the models say: as scripted, else a default that nobody can take for a model's answer. */
final class Script {
    private static final int LONGEST_QUOTE = 60;

    private final Map<String, Function<FakeRequest, String>> scripted = new ConcurrentHashMap<>();

    void set(String model, Function<FakeRequest, String> answer) {
        scripted.put(model, answer);
    }

    String answer(FakeRequest request) {
        Function<FakeRequest, String> script = scripted.get(request.model());
        return script == null ? simulated(request) : script.apply(request);
    }

    private static String simulated(FakeRequest request) {
        String first = request.user().lines().findFirst().orElse("");
        String quote =
                first.length() <= LONGEST_QUOTE ? first : first.substring(0, LONGEST_QUOTE) + "…";
        String note =
                "[SIMULATED: no language model ran; the fake server answered as %s to: %s]"
                        .formatted(request.model(), quote);
        if (request.wantsJson()) {
            return Json.object().put("simulated", true).put("note", note).toString();
        }
        return request.system().contains("VERDICT") ? "VERDICT: APPROVE\n" + note : note;
    }
}
