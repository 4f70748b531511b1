package io.baton.domain.chain;

import io.baton.domain.error.Spelling;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The chains a task may name: the built-in ones and the user's own. Immutable. */
public final class ChainCatalog {
    private final Map<String, Chain> chains = new TreeMap<>();

    private ChainCatalog(Collection<Chain> own) {
        BuiltInChains.ALL.forEach(chain -> chains.put(chain.name(), chain));
        own.forEach(chain -> chains.put(chain.name(), chain));
    }

    /** The built-in chains alone: default, code, planning, analysis, digest and panel. */
    public static ChainCatalog builtIn() {
        return new ChainCatalog(List.of());
    }

    /**
     * The built-in chains and the user's own; an own chain replaces the built-in one of its name.
     *
     * @param capabilities every capability that is configured
     * @throws IllegalArgumentException naming chain, stage and fix, when an own chain needs a
     *     capability that is not configured or two own chains have one name
     */
    public static ChainCatalog with(Collection<Chain> own, Set<String> capabilities) {
        Set<String> names = new HashSet<>();
        for (Chain chain : own) {
            if (!names.add(chain.name())) {
                throw new IllegalArgumentException(
                        "Chain " + chain.name() + " is configured twice; rename one of them");
            }
            chain.stages().forEach(stage -> checkCapability(chain, stage, capabilities));
        }
        return new ChainCatalog(own);
    }

    private static void checkCapability(Chain chain, ChainStage stage, Set<String> capabilities) {
        String capability = stage.capability();
        if (capability != null && !capabilities.contains(capability)) {
            throw new IllegalArgumentException(
                    "Chain "
                            + chain.name()
                            + ": stage "
                            + stage.id()
                            + " needs the capability "
                            + capability
                            + ", which is not configured"
                            + Spelling.didYouMean(capability, capabilities)
                            + "; correct it or add it to the capabilities");
        }
    }

    public Optional<Chain> find(String name) {
        return Optional.ofNullable(chains.get(name));
    }

    /** Names of all chains. */
    public Set<String> names() {
        return Set.copyOf(chains.keySet());
    }
}
