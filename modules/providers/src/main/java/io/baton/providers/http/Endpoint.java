package io.baton.providers.http;

import io.baton.domain.model.ProviderSettings;

import org.jspecify.annotations.Nullable;

import java.net.URI;

/** Checks the address and the key of a provider before anything is called. */
public final class Endpoint {
    private Endpoint() {}

    /**
     * The configured base address, without a slash at its end.
     *
     * @param fallback used when none is configured; null when one must be
     * @throws IllegalArgumentException naming the setting, its value and the fix
     */
    public static URI of(ProviderSettings settings, @Nullable String fallback) {
        URI endpoint = settings.endpoint();
        if (endpoint == null && fallback != null) {
            endpoint = URI.create(fallback);
        }
        String where = "provider '" + settings.id() + "': endpoint";
        if (endpoint == null) {
            throw new IllegalArgumentException(
                    where + " is missing; set it, for example, to http://127.0.0.1:8080/v1");
        }
        String scheme = endpoint.getScheme();
        boolean http = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
        if (!http || endpoint.getHost() == null || endpoint.getUserInfo() != null) {
            throw new IllegalArgumentException(
                    where
                            + " '"
                            + withoutUser(endpoint)
                            + "' is no address of a server; write http://host:port, keys go into"
                            + " apiKey");
        }
        checkKey(settings);
        String text = endpoint.toString();
        return URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    }

    /**
     * Makes sure that there is a key, for a provider that nobody may call without one.
     *
     * @param variable where such keys are usually kept
     * @throws IllegalArgumentException naming the setting and the fix
     */
    public static void requireKey(ProviderSettings settings, String variable) {
        if (settings.apiKey() == null) {
            throw new IllegalArgumentException(
                    "provider '"
                            + settings.id()
                            + "': apiKey is missing; write api-key: ${"
                            + variable
                            + "} and set that variable, or set its endpoint");
        }
    }

    private static String withoutUser(URI endpoint) {
        return endpoint.toString().replaceFirst("//[^/@]*@", "//****@");
    }

    private static void checkKey(ProviderSettings settings) {
        String key = settings.apiKey();
        if (key != null && key.startsWith("${") && key.endsWith("}")) {
            throw new IllegalArgumentException(
                    "provider '"
                            + settings.id()
                            + "': apiKey is "
                            + key
                            + ", but there is no such variable; set it, or leave apiKey out");
        }
        if (key != null && (key.isBlank() || !key.chars().allMatch(c -> c > ' ' && c < 127))) {
            throw new IllegalArgumentException(
                    "provider '"
                            + settings.id()
                            + "': apiKey is blank or holds a space, a line break or a special"
                            + " character; copy it again (it is not shown here)");
        }
    }
}
