package io.actionsgateway.github.transport;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Flux;

/**
 * What storage answered to a link.
 *
 * @param status 200 to 299, or 400 to 499: 403 when the link has run out, 404 or 410 when the content is gone
 * @param headers as storage sent them; not to be changed
 * @param body to be subscribed to once, soon after it has been handed out, or the connection is closed; whoever takes a
 *     buffer releases it; cancelling closes the connection; empty unless successful
 */
public record Download(int status, HttpHeaders headers, Flux<DataBuffer> body) {

    /** Guards the headers against changes. */
    public Download {
        headers = HttpHeaders.readOnlyHttpHeaders(headers);
    }

    /**
     * Whether there is a body.
     *
     * @return true for 2xx
     */
    public boolean successful() {
        return status >= 200 && status < 300;
    }
}
