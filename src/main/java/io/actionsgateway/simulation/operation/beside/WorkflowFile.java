package io.actionsgateway.simulation.operation.beside;

import io.actionsgateway.simulation.payload.Payloads;
import io.actionsgateway.simulation.rest.ApiRequest;
import io.actionsgateway.simulation.state.Repository;
import io.actionsgateway.simulation.state.Workflow;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A workflow as a file.
 *
 * @param workflow the workflow
 * @param request in whose answer it is
 * @param ref where the caller looked for it
 */
record WorkflowFile(Workflow workflow, ApiRequest request, String ref) {

    String path() {
        return workflow.script().path();
    }

    /** Its text; that of a workflow which was not written in GitHub's syntax is a stand-in. */
    String text() {
        String source = workflow.script().source();
        return source == null
                ? "name: " + workflow.script().name() + "\non: ["
                        + String.join(", ", workflow.script().events()) + "]\n"
                : source;
    }

    /** As in the list of a folder. */
    ObjectNode entry() {
        Repository repository = request.repository();
        String sha = sha();
        String query = "?ref=" + UriUtils.encode(ref, StandardCharsets.UTF_8);
        String url = request.payloads().url(repository) + "/contents/" + path() + query;
        String git = request.payloads().url(repository) + "/git/blobs/" + sha;
        String html = Payloads.htmlUrl(repository) + "/blob/" + ref + "/" + path();
        ObjectNode entry = JsonNodeFactory.instance
                .objectNode()
                .put("name", workflow.script().file())
                .put("path", path())
                .put("sha", sha)
                .put("size", bytes().length)
                .put("url", url)
                .put("html_url", html)
                .put("git_url", git)
                .put(
                        "download_url",
                        "https://raw.githubusercontent.com/" + repository.fullName() + "/" + ref + "/" + path())
                .put("type", "file");
        entry.putObject("_links").put("self", url).put("git", git).put("html", html);
        return entry;
    }

    ObjectNode whole() {
        return entry().put(
                        "content", Base64.getMimeEncoder(60, new byte[] {'\n'}).encodeToString(bytes()) + "\n")
                .put("encoding", "base64");
    }

    private byte[] bytes() {
        return text().getBytes(StandardCharsets.UTF_8);
    }

    /** As Git names it. */
    private String sha() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            digest.update(("blob " + bytes().length + "\0").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(bytes()));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java platform has SHA-1", missing);
        }
    }
}
