/**
 * A real Kafka broker inside this JVM: one node that is broker and controller, its data kept on
 * disk.
 */
@org.jspecify.annotations.NullMarked
package io.baton.broker;
