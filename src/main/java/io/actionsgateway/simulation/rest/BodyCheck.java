package io.actionsgateway.simulation.rest;

import io.actionsgateway.description.DescribedOperation;
import io.actionsgateway.description.JsonBody;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Reads bodies and checks them against GitHub's description, refusing in GitHub's words. */
final class BodyCheck {

    private BodyCheck() {}

    /** The JSON of a body; an empty object when there is none. */
    static ObjectNode parse(byte[] body) {
        try {
            return JsonBody.likeGitHub().read(body);
        } catch (JsonBody.Unreadable unreadable) {
            throw GitHubError.badRequest(unreadable.words());
        }
    }

    /** Refuses what the operation does not take; no body at all is another thing than an empty object. */
    static void check(DescribedOperation described, ObjectNode body, boolean sent) {
        if (!sent) {
            refuse(described.complaintWithoutBody().stream().toList());
        }
        refuse(described.complaints(described.check(body), body));
    }

    private static void refuse(List<String> complaints) {
        if (!complaints.isEmpty()) {
            throw GitHubError.unprocessable("Invalid request.\n\n" + String.join("\n", complaints));
        }
    }
}
