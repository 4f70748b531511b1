package io.baton.app.config;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * How this process is called where it has to be told from others.
 *
 * @param given the name it was given, which no other process has and which is the same after a
 *     restart; null when it was given none
 * @param host the same after a restart on the same machine
 */
public record InstanceName(@Nullable String given, String host, long pid) {

    /** The name of this process, with what it is called in its settings. */
    public static InstanceName ofThisProcess(@Nullable String given) {
        return new InstanceName(given, hostName(), ProcessHandle.current().pid());
    }

    /** Unique among processes; another one after a restart unless it was given. */
    public String unique() {
        return given == null ? host + "-" + pid : given;
    }

    /** The same after a restart; unique among processes only with one process a host. */
    public String lasting() {
        return given == null ? host : given;
    }

    private static String hostName() {
        String named = System.getenv("HOSTNAME");
        if (named != null && !named.isBlank()) {
            return named;
        }
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
