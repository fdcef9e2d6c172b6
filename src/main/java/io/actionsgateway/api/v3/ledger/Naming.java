package io.actionsgateway.api.v3.ledger;

import io.actionsgateway.api.policy.JsonBody;
import io.actionsgateway.api.v3.step.DialectAnswer;
import io.actionsgateway.api.v3.step.DialectRequest;
import io.actionsgateway.description.ApiVersion;
import io.actionsgateway.github.transport.GitHubHost;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Has GitHub say which run came of a dispatch. In version 2022-11-28 it does so only when asked; then a client that did not
 * ask is given the answer that it would have got. Later versions always say it, and Enterprise Servers never do.
 */
enum Naming {
    /** The answer is handed on as it is. */
    AS_ASKED,
    /** We asked, the client did not. */
    FOR_US;

    private static final String QUESTION = "return_run_details";
    private static final List<String> OF_A_BODY = List.of(
            HttpHeaders.CONTENT_TYPE,
            HttpHeaders.CONTENT_LENGTH,
            HttpHeaders.CONTENT_ENCODING,
            HttpHeaders.TRANSFER_ENCODING,
            HttpHeaders.ETAG);

    static Naming of(DialectRequest request, ObjectNode body, GitHubHost host) {
        JsonNode asked = body.path(QUESTION);
        boolean silent = asked.isMissingNode() || asked.isNull() || (asked.isBoolean() && !asked.booleanValue());
        return silent && request.version() == ApiVersion.V2022_11_28 && !host.enterpriseServer() ? FOR_US : AS_ASKED;
    }

    /** What goes to GitHub. */
    DialectRequest sent(DialectRequest request, ObjectNode body) {
        return this == AS_ASKED
                ? request
                : request.withBody(JsonBody.write(body.deepCopy().put(QUESTION, true)));
    }

    /** What the client gets. */
    DialectAnswer given(DialectAnswer ofGitHub) {
        return this == AS_ASKED || ofGitHub.status() != HttpStatus.OK.value() ? ofGitHub : silent(ofGitHub);
    }

    private static DialectAnswer silent(DialectAnswer ofGitHub) {
        HttpHeaders headers = HttpHeaders.copyOf(ofGitHub.headers());
        OF_A_BODY.forEach(headers::remove);
        return new DialectAnswer(HttpStatus.NO_CONTENT.value(), headers, new byte[0]);
    }
}
