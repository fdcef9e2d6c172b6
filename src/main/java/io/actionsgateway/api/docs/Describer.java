package io.actionsgateway.api.docs;

import org.springframework.http.server.reactive.ServerHttpRequest;

/** Writes an OpenAPI document. Thread-safe; does not block. */
interface Describer {

    /**
     * The document.
     *
     * @param request of whom it is for
     * @return JSON
     */
    byte[] document(ServerHttpRequest request);
}
