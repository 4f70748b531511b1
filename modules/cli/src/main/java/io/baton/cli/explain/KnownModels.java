package io.baton.cli.explain;

import io.baton.domain.planning.ModelCatalog;

/**
 * The models that plans may count on.
 *
 * @param origin where they are known from, for a person
 */
public record KnownModels(ModelCatalog catalog, String origin) {}
