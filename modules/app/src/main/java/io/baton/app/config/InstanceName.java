package io.baton.app.config;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * How this process is called where it has to be told from others.
 *
 * @param host the same after a restart on the same machine
 */
public record InstanceName(String host, long pid) {

    public static InstanceName ofThisProcess() {
        return new InstanceName(hostName(), ProcessHandle.current().pid());
    }

    /** Unique among processes, and another one after a restart. */
    public String unique() {
        return host + "-" + pid;
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
