package io.actionsgateway.simulation.storage;

/**
 * Why storage refuses, in Azure's words.
 *
 * @see <a href="https://learn.microsoft.com/rest/api/storageservices/common-rest-api-error-codes">Error codes</a>
 */
enum StorageError {
    /** The caller's token came along, which storage cannot read. */
    INVALID_AUTHENTICATION_INFO(
            400,
            "InvalidAuthenticationInfo",
            "Authentication information is not given in the correct format. Check the value of Authorization header."),
    EXPIRED(403, "AuthenticationFailed", Words.FAILED, "Signature not valid in the specified time frame"),
    WRONG_SIGNATURE(403, "AuthenticationFailed", Words.FAILED, "Signature did not match."),
    BLOB_NOT_FOUND(404, "BlobNotFound", "The specified blob does not exist."),
    UNSUPPORTED_HTTP_VERB(405, "UnsupportedHttpVerb", "The resource doesn't support specified Http Verb.");

    private final int status;
    private final String code;
    private final String message;
    private final String detail;

    StorageError(int status, String code, String message) {
        this(status, code, message, "");
    }

    StorageError(int status, String code, String message, String detail) {
        this.status = status;
        this.code = code;
        this.message = message;
        this.detail = detail;
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    /** The body, with the byte order mark that Azure puts before it. */
    String xml(String requestId, String time) {
        String more = detail.isEmpty() ? "" : "<AuthenticationErrorDetail>" + detail + "</AuthenticationErrorDetail>";
        return "\uFEFF<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>" + code + "</Code><Message>" + message
                + "\nRequestId:" + requestId + "\nTime:" + time + "</Message>" + more + "</Error>";
    }

    /** An enum's own constants are made before its static fields. */
    private static final class Words {
        private static final String FAILED = "Server failed to authenticate the request. Make sure the value of"
                + " Authorization header is formed correctly including the signature.";
    }
}
