package io.baton.testbroker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.baton.testbroker.BrokerSource.Wish;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

class BrokerSourceTest {
    private final List<String> asked = new ArrayList<>();

    private record Named(String bootstrapServers) implements TestBroker {
        @Override
        public void close() {}
    }

    @Test
    void dockerIsUsedWhereADaemonAnswers() {
        assertThat(source(Wish.NONE, true, works("docker")).start().bootstrapServers())
                .isEqualTo("docker");
    }

    @Test
    void withoutADaemonTestcontainersIsNotTouched() {
        // when
        TestBroker broker = source(Wish.NONE, false, works("docker")).start();
        // then
        assertThat(broker.bootstrapServers()).isEqualTo("embedded");
        assertThat(asked).containsExactly("ping", "embedded");
    }

    @Test
    void theChoiceIsMadeOnce() {
        // given
        BrokerSource source = source(Wish.NONE, true, this::fails);
        // when
        source.start();
        source.start();
        // then
        assertThat(asked).containsExactly("ping", "docker", "embedded", "embedded");
    }

    @Test
    void theEmbeddedOneCanBeAskedFor() {
        // when
        TestBroker broker = source(Wish.EMBEDDED, true, works("docker")).start();
        // then
        assertThat(broker.bootstrapServers()).isEqualTo("embedded");
        assertThat(asked).containsExactly("embedded");
    }

    @Test
    void dockerThatWasAskedForHasToWork() {
        assertThat(source(Wish.DOCKER, false, works("docker")).start().bootstrapServers())
                .isEqualTo("docker");
        assertThatIllegalStateException()
                .isThrownBy(() -> source(Wish.DOCKER, true, this::fails).start())
                .withMessageContaining("BATON_TEST_BROKER is 'docker'")
                .withMessageContaining("DOCKER_HOST")
                .withRootCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void aWishIsSpelledAsDocumented() {
        assertThat(BrokerSource.wish("")).isEqualTo(Wish.NONE);
        assertThat(BrokerSource.wish("embedded")).isEqualTo(Wish.EMBEDDED);
        assertThat(BrokerSource.wish("docker")).isEqualTo(Wish.DOCKER);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BrokerSource.wish("podman"))
                .withMessageContaining("BATON_TEST_BROKER is 'podman'")
                .withMessageContaining("'embedded' or 'docker'");
    }

    private BrokerSource source(Wish wish, boolean answers, Supplier<TestBroker> docker) {
        return new BrokerSource(
                wish,
                () -> {
                    asked.add("ping");
                    return answers;
                },
                docker,
                works("embedded"));
    }

    private Supplier<TestBroker> works(String name) {
        return () -> {
            asked.add(name);
            return new Named(name);
        };
    }

    private TestBroker fails() {
        asked.add("docker");
        throw new IllegalStateException("the image cannot be fetched");
    }
}
