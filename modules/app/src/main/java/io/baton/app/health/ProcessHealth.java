package io.baton.app.health;

import io.baton.app.config.Role;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How all roles of this process are together. */
public final class ProcessHealth {
    private final List<Watched> roles;

    public ProcessHealth(List<Watched> roles) {
        this.roles = List.copyOf(roles);
    }

    /** Each role as it is now. */
    public Map<Role, RoleHealth> roles() {
        Map<Role, RoleHealth> states = new EnumMap<>(Role.class);
        roles.forEach(role -> states.put(role.role(), role.health()));
        return states;
    }

    /** Whether every role reads its topics. */
    public boolean isReady() {
        return !roles.isEmpty() && roles().values().stream().allMatch(RoleHealth::isWorking);
    }

    /** Whether nothing needs a new process. */
    public boolean isLive() {
        return !isDeadlocked() && roles().values().stream().noneMatch(RoleHealth::isStuck);
    }

    /** A line for each role, for a person. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        roles().forEach(
                        (role, health) -> {
                            String state = health.state().name().toLowerCase(Locale.ROOT);
                            lines.add(
                                    health.why().isEmpty()
                                            ? role.id() + " " + state
                                            : role.id() + " " + state + ": " + health.why());
                        });
        if (isDeadlocked()) {
            lines.add("threads wait for each other, for ever");
        }
        return lines;
    }

    private static boolean isDeadlocked() {
        return ManagementFactory.getThreadMXBean().findDeadlockedThreads() != null;
    }
}
