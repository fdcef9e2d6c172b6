package io.actionsgateway.github.transport.credential;

import io.actionsgateway.platform.Secret;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who we are to GitHub. The token or App named here is the credential {@code default}, which serves every repository that
 * no other one serves. Checked at startup by {@link Credentials}, which names the setting but never prints its value.
 *
 * @param token a personal access token; or else
 * @param app a GitHub App
 * @param credentials further ones by name, for other owners or another GitHub
 */
@Validated
@ConfigurationProperties("actions.github")
record CredentialProperties(
        @Nullable Secret token,
        @Nullable App app,
        @DefaultValue Map<String, Named> credentials) {

    /** Takes a copy. */
    CredentialProperties {
        credentials = credentials == null ? Map.of() : Map.copyOf(credentials);
    }

    /**
     * A GitHub App. What is missing is told at startup.
     *
     * @param clientId as the App's page shows it, such as {@code Iv23liAbC}; its numeric id does too
     * @param privateKey the text of the PEM file, or {@code file:} and its path
     * @param narrow whether a token is asked for the one repository and permission that a call needs; without, one token
     *     per installation may do whatever the installation may
     */
    record App(
            @Nullable String clientId,
            @Nullable Secret privateKey,
            @DefaultValue("true") boolean narrow) {}

    /**
     * One of several.
     *
     * @param token a personal access token; or else
     * @param app a GitHub App
     * @param apiUrl root of the API that knows it; without, {@code actions.github.api-url}
     * @param serves which repositories: {@code *}, {@code owner}, {@code owner/*} or {@code owner/repo}; the most specific
     *     one wins; with none it serves those who name it
     */
    record Named(
            @Nullable Secret token,
            @Nullable App app,
            @Nullable URI apiUrl,
            @DefaultValue List<String> serves) {

        /** Takes a copy. */
        Named {
            serves = serves == null ? List.of() : List.copyOf(serves);
        }
    }
}
