package io.baton.testkit;

import java.util.List;

/** The bodies of one server's chat endpoint, as it documents them. */
interface ChatBodies {

    /** Type of a streamed body. */
    String streamType();

    /** The answer as one body. */
    String whole(FakeAnswer answer);

    /** The answer as a stream, the ending included. */
    List<String> stream(FakeAnswer answer);

    /** The error as a piece of a stream. */
    String errorInStream();

    /** The documented error of a status. */
    Reply error(int status, String model);

    /** The documented error of a prompt that does not fit. */
    Reply tooLong(int promptTokens, int contextWindow);
}
