package io.actionsgateway.security;

import org.jspecify.annotations.Nullable;

/**
 * An authenticated caller. Holds no secret.
 *
 * @param subject who it is, the same for all of one's credentials: {@code key:} and the subject of an API key, or
 *     {@code oidc:} and the subject of an access token; at most 300 characters, none of them a control character
 * @param name for people and logs; such as the name of the key; at most 100 characters
 * @param keyId the API key's id; {@code null} when it was no key
 * @param grants what the caller may do
 * @param hourlyLimit requests an hour; {@code null} for the configured one
 */
public record ApiCaller(
        String subject,
        String name,
        @Nullable String keyId,
        Grants grants,
        @Nullable Integer hourlyLimit) {

    /** Where an exchange keeps its caller once the door has let him in; read it with {@code exchange.getAttribute}. */
    public static final String ATTRIBUTE = ApiCaller.class.getName();
}
