package io.baton.app.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a process does; one application plays any set of roles. */
public enum Role {
    ANALYZER,
    WORKER,
    SYNTHESIZER;

    /** The name used in configuration, logs and dead letters. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The roles of those names.
     *
     * @throws InvalidSettingException when there is none, or one is not known: a process that plays
     *     no role would look healthy and do nothing
     */
    static List<Role> parse(List<String> names) {
        if (names.isEmpty() || names.stream().allMatch(String::isBlank)) {
            throw new InvalidSettingException(
                    "baton.roles is empty, but must name at least one of " + known());
        }
        return names.stream().map(String::strip).map(Role::parse).distinct().toList();
    }

    private static Role parse(String name) {
        return Arrays.stream(values())
                .filter(role -> role.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new InvalidSettingException(
                                        "baton.roles names '%s', but a role is one of %s"
                                                .formatted(name, known())));
    }

    private static String known() {
        return Arrays.stream(values()).map(Role::id).collect(Collectors.joining(", "));
    }
}
