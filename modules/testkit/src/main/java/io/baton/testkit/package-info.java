/**
 * The test kit for providers of models: a faithful fake model server, and the contracts that every
 * provider passes before Baton calls it.
 *
 * <ul>
 *   <li>{@link io.baton.testkit.LlmModelContract} is what holds for every model, wherever it runs.
 *       A provider whose model runs in this process, or behind a protocol of its own, extends it.
 *   <li>{@link io.baton.testkit.HttpModelContract} contains it and adds what goes wrong between a
 *       client and a server. A provider for a server that speaks one of the {@link
 *       io.baton.testkit.Dialect dialects} of the fake extends it instead.
 *   <li>{@link io.baton.testkit.FakeModelServer} stands for a model server in tests of one's own,
 *       in this JVM or as a process.
 * </ul>
 *
 * <p>Depend on {@code io.baton:baton-testkit} in scope {@code test}. It brings JUnit, AssertJ and
 * Awaitility, and runs with any engine of the JUnit platform.
 */
@NullMarked
package io.baton.testkit;

import org.jspecify.annotations.NullMarked;
