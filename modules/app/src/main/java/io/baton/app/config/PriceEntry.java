package io.baton.app.config;

import io.baton.domain.cost.Price;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/**
 * What a model takes for a million tokens, in a currency of the installation's choice, US dollars
 * by convention; both must be given.
 *
 * @param inputPerMillion of prompts, 0..1000000 with up to six decimals
 * @param outputPerMillion of answers, the same
 */
public record PriceEntry(
        @Nullable BigDecimal inputPerMillion, @Nullable BigDecimal outputPerMillion) {

    /**
     * The price.
     *
     * @param key of the setting, for the message
     * @throws InvalidSettingException when one is absent or out of range
     */
    Price price(String key) {
        BigDecimal input = inputPerMillion;
        BigDecimal output = outputPerMillion;
        if (input == null || output == null) {
            throw new InvalidSettingException(
                    "%s.%s is not set; a price has both, 0 where nothing is charged"
                            .formatted(
                                    key,
                                    input == null ? "input-per-million" : "output-per-million"));
        }
        try {
            return Price.perMillion(input, output);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException(key + "." + e.getMessage());
        }
    }
}
