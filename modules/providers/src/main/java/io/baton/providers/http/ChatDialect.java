package io.baton.providers.http;

import io.baton.domain.model.ProviderException;

import tools.jackson.databind.node.ObjectNode;

/** How one kind of server is asked, and how it answers. Stateless. */
public interface ChatDialect {

    /** Path of the chat endpoint, with a slash at its start. */
    String path();

    /** The request. */
    ObjectNode body(ChatCall call);

    /**
     * Reads a reply of status 200.
     *
     * @throws ProviderException when it holds an error, no end or no sense
     */
    RawAnswer read(Reply reply, ChatCall call);

    /** Whether the model that says it answered is the one that was asked. */
    boolean same(String asked, String answered);
}
