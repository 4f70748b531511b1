package io.baton.testkit;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The models that are installed, and which of them are loaded: at most so many at once. */
final class ModelShelf {
    private final Map<String, FakeModel> installed = new LinkedHashMap<>();

    /** Context they were loaded with, by name, the one used longest ago first. */
    private final Map<String, Integer> loaded = new LinkedHashMap<>();

    private final int maxLoaded;
    private long peakBytes;

    ModelShelf(List<FakeModel> models, int maxLoaded) {
        models.forEach(model -> installed.put(model.name(), model));
        this.maxLoaded = maxLoaded;
    }

    synchronized List<FakeModel> installed() {
        return List.copyOf(installed.values());
    }

    /** The model of that name; {@code :latest} goes without saying. */
    synchronized @Nullable FakeModel find(String name) {
        FakeModel exact = installed.get(name);
        if (exact != null) {
            return exact;
        }
        return name.endsWith(":latest")
                ? installed.get(name.substring(0, name.length() - ":latest".length()))
                : installed.get(name + ":latest");
    }

    /** The only loaded model, null when there are none or several. */
    synchronized @Nullable FakeModel onlyLoaded() {
        return loaded.size() == 1 ? installed.get(loaded.keySet().iterator().next()) : null;
    }

    /** Context that the model is loaded with; 0 when it is not loaded. */
    synchronized int loadedContext(String name) {
        return loaded.getOrDefault(name, 0);
    }

    /**
     * Loads the model unless it is there with that context, and puts out the one used longest ago
     * when there are too many.
     *
     * @return whether it had to be loaded
     */
    synchronized boolean use(String name, int context) {
        Integer before = loaded.remove(name);
        loaded.put(name, context);
        List<String> oldest = new ArrayList<>(loaded.keySet());
        for (int i = 0; loaded.size() > maxLoaded; i++) {
            loaded.remove(oldest.get(i));
        }
        long bytes = loaded.keySet().stream().mapToLong(this::bytes).sum();
        peakBytes = Math.max(peakBytes, bytes);
        return before == null || before != context;
    }

    private long bytes(String name) {
        FakeModel model = installed.get(name);
        return model == null ? 0 : model.sizeBytes();
    }

    /** Most memory that models have taken at the same time. */
    synchronized long peakBytes() {
        return peakBytes;
    }

    synchronized void unload(String name) {
        loaded.remove(name);
    }

    synchronized void remove(String name) {
        installed.remove(name);
        loaded.remove(name);
    }
}
