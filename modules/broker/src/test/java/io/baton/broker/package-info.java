/** Tests of the embedded broker with real clients and, where a process must die, a real process. */
@org.jspecify.annotations.NullMarked
package io.baton.broker;
