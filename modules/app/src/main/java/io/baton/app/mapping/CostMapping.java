package io.baton.app.mapping;

import io.baton.domain.cost.Cost;
import io.baton.domain.cost.Price;
import io.baton.wire.avro.ModelPrice;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Optional;

/** Money, which is a plain number on the wire so that every language reads it. */
final class CostMapping {
    private CostMapping() {}

    static @Nullable Double toWire(@Nullable Cost cost) {
        return cost == null ? null : cost.toDouble();
    }

    static @Nullable Double toWire(Optional<Cost> cost) {
        return toWire(cost.orElse(null));
    }

    static @Nullable Cost fromWire(@Nullable Double cost) {
        return cost == null ? null : Cost.of(Math.max(0, cost));
    }

    static @Nullable ModelPrice toWire(@Nullable Price price) {
        return price == null
                ? null
                : new ModelPrice(
                        price.inputPerMillion().doubleValue(),
                        price.outputPerMillion().doubleValue());
    }

    static @Nullable Price fromWire(@Nullable ModelPrice price) {
        return price == null
                ? null
                : Price.perMillion(
                        BigDecimal.valueOf(price.getInputPerMillion()),
                        BigDecimal.valueOf(price.getOutputPerMillion()));
    }
}
