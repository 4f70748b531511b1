package io.baton.app.worker;

import io.baton.app.health.RoleHealth;
import io.baton.app.worker.lane.LanePool;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a worker is, by its lanes alone: whether models answer, and how fast, is told elsewhere and
 * never makes a worker unfit.
 */
final class PoolHealth {
    private PoolHealth() {}

    static RoleHealth of(Collection<LanePool> pools) {
        long ended = pools.stream().mapToLong(LanePool::ended).sum();
        if (ended > 0) {
            return RoleHealth.stuck(ended + " of its lanes have ended; the log says why");
        }
        if (pools.isEmpty()) {
            return RoleHealth.waiting("it serves no model yet, so that it reads no work");
        }
        Map<String, String> problems = new TreeMap<>();
        pools.forEach(pool -> problems.putAll(pool.problems()));
        if (!problems.isEmpty()) {
            return RoleHealth.waiting("lanes fail and are started again: " + problems);
        }
        return pools.stream().allMatch(pool -> pool.counts().lanes() > 0)
                ? RoleHealth.working()
                : RoleHealth.waiting("its lanes are about to read");
    }
}
