package io.baton.app.worker.model;

import io.baton.domain.model.ProviderSettings;
import io.baton.providers.ModelConfiguration;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/**
 * Names the place where a provider is reached, without telling it: workers with the same one share
 * what happens to one of them. Its parts are the provider's id and address, and the machine where
 * the address is of that machine only. The key is no part of it, for a hash of a secret belongs on
 * no topic: workers with different keys for one address give their providers different ids.
 */
final class EndpointId {
    /** Types that have one address for all the world. */
    private static final Set<String> HOSTED = Set.of("openai", "anthropic");

    private static final int BYTES = 8;

    private EndpointId() {}

    /** The name; empty when no other worker can reach the same. */
    static Optional<String> of(ProviderSettings settings, String machine) {
        URI endpoint = settings.endpoint();
        if (endpoint == null) {
            return HOSTED.contains(settings.type())
                    ? Optional.of(hash(settings.id(), settings.type()))
                    : Optional.empty();
        }
        String address = endpoint.toString().replaceFirst("/$", "");
        return Optional.of(
                ModelConfiguration.onThisMachine(endpoint)
                        ? hash(settings.id(), address, machine)
                        : hash(settings.id(), address));
    }

    private static String hash(String... parts) {
        try {
            byte[] all = String.join("\n", parts).getBytes(StandardCharsets.UTF_8);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(all);
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
