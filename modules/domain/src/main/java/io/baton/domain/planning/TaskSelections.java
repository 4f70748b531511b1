package io.baton.domain.planning;

import java.util.HashMap;
import java.util.Map;

/**
 * The selections of one task. Planning within a ceiling of cost, and finding how far an input must
 * be condensed, plan the same stages several times; a need that has not changed is chosen for once.
 */
final class TaskSelections {
    private final ModelCatalog catalog;
    private final ModelSelector selector;
    private final Map<StageNeed, Selection> made = new HashMap<>();

    TaskSelections(ModelCatalog catalog, ModelSelector selector) {
        this.catalog = catalog;
        this.selector = selector;
    }

    /** The models that all of them choose from. */
    ModelCatalog catalog() {
        return catalog;
    }

    Selection of(StageNeed need) {
        return made.computeIfAbsent(need, other -> selector.select(catalog, other));
    }
}
