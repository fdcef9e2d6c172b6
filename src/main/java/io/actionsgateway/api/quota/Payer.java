package io.actionsgateway.api.quota;

import io.actionsgateway.security.ApiCaller;

/**
 * Whose share is spent: each key of a subject has its own.
 *
 * @param keyId empty when it was no key
 */
record Payer(String subject, String keyId) {

    static Payer of(ApiCaller caller) {
        String keyId = caller.keyId();
        return new Payer(caller.subject(), keyId == null ? "" : keyId);
    }
}
