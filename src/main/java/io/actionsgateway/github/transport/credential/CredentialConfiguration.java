package io.actionsgateway.github.transport.credential;

import io.actionsgateway.github.transport.AccessToken;
import io.actionsgateway.github.transport.GitHubHost;
import io.actionsgateway.github.transport.GitHubProperties;
import io.actionsgateway.github.transport.GitHubTransport;
import io.actionsgateway.platform.Secret;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Reads the credentials at startup: what is broken or ambiguous stops it, and the message names the setting. */
@Configuration(proxyBeanMethods = false)
class CredentialConfiguration {

    private static final String ROOT = "actions.github";
    private static final String DEFAULT = "default";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,50}");
    private static final Pattern CLIENT_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    @Bean
    Credentials gitHubCredentials(
            CredentialProperties credentials,
            GitHubProperties github,
            GitHubTransport transport,
            JsonMapper json,
            GitHubTime time,
            Clock clock) {
        AppOperations operations = new AppOperations(transport::exchange, json);
        return new Reader(github.apiUrl(), operations, time, new Bounds(clock)).all(credentials);
    }

    private record Reader(URI apiUrl, AppOperations operations, GitHubTime time, Bounds bounds) {

        Credentials all(CredentialProperties properties) {
            List<Credentials.Entry> entries = new ArrayList<>();
            if (properties.token() != null || properties.app() != null) {
                Identity identity = identity(DEFAULT, ROOT, properties.token(), properties.app(), null);
                entries.add(new Credentials.Entry(identity, List.of(Served.EVERYTHING)));
            }
            properties.credentials().forEach((name, one) -> {
                String setting = ROOT + ".credentials." + name;
                require(
                        NAME.matcher(name).matches(),
                        setting,
                        "has a name of other than letters, digits, dots and dashes");
                Identity identity = identity(name, setting, one.token(), one.app(), one.apiUrl());
                entries.add(new Credentials.Entry(identity, one.serves()));
            });
            return new Credentials(entries);
        }

        private Identity identity(
                String name,
                String setting,
                @Nullable Secret token,
                CredentialProperties.@Nullable App app,
                @Nullable URI url) {
            GitHubHost host = host(url == null ? apiUrl : url, url == null ? ROOT : setting);
            if (token != null && app == null) {
                return personal(name, setting + ".token", token, host);
            }
            if (token == null && app != null) {
                return app(name, setting + ".app", app, host);
            }
            throw new IllegalStateException("The GitHub credential " + name + " must have either " + setting
                    + ".token or " + setting + ".app, and not both.");
        }

        private static GitHubHost host(URI url, String setting) {
            try {
                return new GitHubHost(url);
            } catch (IllegalArgumentException refused) {
                throw new IllegalStateException(setting + ".api-url is " + refused.getMessage() + ".");
            }
        }

        private PersonalToken personal(String name, String setting, Secret token, GitHubHost host) {
            String text = token.text().strip();
            require(TokenText.sendable(text), setting, "is longer than 600 characters or holds spaces or line breaks");
            return PersonalToken.of(name, host, new AccessToken(new Secret(text), time.ours(), null));
        }

        private GitHubApp app(String name, String setting, CredentialProperties.App app, GitHubHost host) {
            String clientId = app.clientId() == null ? "" : app.clientId().strip();
            Secret key = app.privateKey();
            require(CLIENT_ID.matcher(clientId).matches(), setting + ".client-id", "is missing or malformed");
            if (key == null) {
                throw new IllegalStateException(setting + ".private-key is missing.");
            }
            AppCredential credential =
                    new AppCredential(name, host, clientId, PrivateKeys.read(key, setting + ".private-key"), time);
            return new GitHubApp(credential, app.narrow(), operations, time, bounds);
        }

        private static void require(boolean right, String setting, String wrong) {
            if (!right) {
                throw new IllegalStateException(setting + " " + wrong + ".");
            }
        }
    }
}
