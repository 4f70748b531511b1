package io.baton.domain.planning;

import io.baton.domain.cost.Cost;
import io.baton.domain.cost.Price;
import io.baton.domain.model.ModelDescriptor;
import io.baton.domain.model.ModelPerformance;
import io.baton.domain.task.Constraints;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/**
 * What a stage asks of a model.
 *
 * @param promptTokens estimated tokens of its prompt, 0 or more
 * @param answerTokens how many of these are bounds of earlier answers: counted as models count, not
 *     estimated, so that no correction may take from them
 * @param outputTokens tokens its answer must have room for, 1 or more
 * @param minScore smallest score that is configured, 0..1
 * @param languageModel whether only a language model can do it
 * @param named ids of the models that the task's sender named; empty when all may be chosen
 * @param limit most that one call for it may cost; null for no limit
 */
record StageNeed(
        String capability,
        int promptTokens,
        int answerTokens,
        int outputTokens,
        double minScore,
        boolean languageModel,
        Set<String> named,
        Constraints constraints,
        @Nullable Cost limit) {

    /** A need without earlier answers and without a limit of cost. */
    StageNeed(
            String capability,
            int promptTokens,
            int outputTokens,
            double minScore,
            boolean languageModel,
            Set<String> named,
            Constraints constraints) {
        this(
                capability,
                promptTokens,
                0,
                outputTokens,
                minScore,
                languageModel,
                named,
                constraints,
                null);
    }

    /** Most that one call of that model may cost; null when its price is not known. */
    @Nullable Cost cost(ModelDescriptor model) {
        Price price = model.price();
        int most = model.maxOutputTokens();
        return price == null
                ? null
                : price.of(promptTokens, most > 0 ? Math.min(most, outputTokens) : outputTokens);
    }

    /** Tokens of its prompt for a model that has been seen to count as that one does. */
    long prompt(ModelPerformance seen) {
        return seen.tokens((long) promptTokens - answerTokens)
                + Math.max(answerTokens, seen.tokens(answerTokens));
    }

    /** The context window it needs of such a model, in tokens. */
    long window(ModelPerformance seen) {
        Integer asked = constraints.minContextTokens();
        long fit = prompt(seen) + outputTokens;
        return asked == null ? fit : Math.max(asked, fit);
    }

    /** The score it needs; the sender of a task that names its model has judged that himself. */
    double score() {
        Double asked = constraints.minScore();
        double own = asked == null ? 0 : asked;
        return named.isEmpty() ? Math.max(own, minScore) : own;
    }

    StageNeed withOutputTokens(int tokens) {
        return new StageNeed(
                capability,
                promptTokens,
                answerTokens,
                tokens,
                minScore,
                languageModel,
                named,
                constraints,
                limit);
    }

    /** The same for language models alone. */
    StageNeed ofLanguageModels() {
        return new StageNeed(
                capability,
                promptTokens,
                answerTokens,
                outputTokens,
                minScore,
                true,
                named,
                constraints,
                limit);
    }

    /** The same with so many answers of that length in the prompt. */
    StageNeed withAnswers(int count, int tokens) {
        long answers = (long) count * (tokens + TaskTokens.MARKERS);
        return new StageNeed(
                capability,
                (int) Math.min(Integer.MAX_VALUE, promptTokens + answers),
                (int) Math.min(Integer.MAX_VALUE, answerTokens + answers),
                outputTokens,
                minScore,
                true,
                named,
                constraints,
                limit);
    }
}
