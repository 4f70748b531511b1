package io.baton.app.provider;

import io.baton.app.config.BatonSettings;
import io.baton.app.config.ConfiguredProviders;
import io.baton.app.config.ProviderEntry;
import io.baton.app.config.ScoresFile;
import io.baton.domain.model.MeasuredScores;
import io.baton.domain.model.ModelProvider;
import io.baton.domain.model.ProviderSettings;
import io.baton.providers.ModelProviderFactory;
import io.baton.providers.ProviderDiscovery;

import org.springframework.util.unit.DataSize;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which providers this process uses: those that are configured, the builtin one, and, when none but
 * that is configured, the model servers found on this machine.
 */
public final class ProviderSource {
    private static final String BUILTIN = "builtin";

    private final ModelProviderFactory factory = new ModelProviderFactory();
    private final List<ProviderSettings> configured;
    private final Map<String, Long> memory = new HashMap<>();
    private final boolean detect;
    private final MeasuredScores scores;
    private volatile List<String> looked = List.of();

    /**
     * A source by those settings.
     *
     * @throws io.baton.app.config.InvalidSettingException when they do not go together, or the file
     *     of measured scores cannot be used
     */
    public ProviderSource(BatonSettings settings) {
        List<ProviderSettings> all =
                new ArrayList<>(ConfiguredProviders.of(settings.providers(), settings.models()));
        for (ProviderEntry entry : settings.providers()) {
            DataSize size = entry.memory();
            if (size != null) {
                memory.put(entry.id(), size.toBytes());
            }
        }
        detect = settings.detect() && all.isEmpty();
        if (settings.builtin()) {
            all.add(builtin());
        }
        configured = List.copyOf(all);
        scores = ScoresFile.named(settings.scoresFile());
    }

    /** What was measured of models before. */
    public MeasuredScores scores() {
        return scores;
    }

    private static ProviderSettings builtin() {
        int cores = Runtime.getRuntime().availableProcessors();
        return new ProviderSettings(
                BUILTIN, BUILTIN, null, null, true, cores, Duration.ofMinutes(5), List.of());
    }

    /** The settings of every provider there is now; looks around when that is asked for. */
    public List<ProviderSettings> current() throws InterruptedException {
        if (!detect) {
            return configured;
        }
        ProviderDiscovery.Found around = ProviderDiscovery.local();
        looked = around.report();
        List<ProviderSettings> all = new ArrayList<>(around.providers());
        all.addAll(configured);
        return all;
    }

    /** Most bytes that models of that provider may take together; empty when not limited. */
    public Optional<Long> memory(String provider) {
        return Optional.ofNullable(memory.get(provider));
    }

    /** What was found where, a sentence an address; empty when nothing was looked for. */
    public List<String> looked() {
        return looked;
    }

    /** The provider of those settings; nothing is called yet. Whoever opens it closes it. */
    public ModelProvider open(ProviderSettings settings) {
        return factory.create(settings);
    }
}
