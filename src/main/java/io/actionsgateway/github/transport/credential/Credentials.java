package io.actionsgateway.github.transport.credential;

import io.actionsgateway.github.transport.Call;
import io.actionsgateway.github.transport.Caller;
import io.actionsgateway.github.transport.GitHubException.Field;
import io.actionsgateway.github.transport.GitHubException.InvalidInputs;
import io.actionsgateway.github.transport.GitHubException.Unauthorized;
import io.actionsgateway.github.transport.GitHubHost;
import io.actionsgateway.github.transport.Hosts;
import io.actionsgateway.github.transport.Scope;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The configured credentials, and which of them serves what: never more than one. */
final class Credentials implements Hosts {

    /** A credential and what it serves, as configured. */
    record Entry(Identity identity, Collection<String> serves) {}

    private final Map<String, Identity> byName = new LinkedHashMap<>();
    private final Map<String, Identity> byPattern = new LinkedHashMap<>();

    /**
     * Takes them all.
     *
     * @param entries possibly none
     * @throws IllegalStateException when two have one name or serve the same pattern, or a pattern is none
     */
    Credentials(List<Entry> entries) {
        for (Entry entry : entries) {
            if (byName.put(entry.identity().name(), entry.identity()) != null) {
                throw new IllegalStateException(
                        "Two GitHub credentials are named " + entry.identity().name()
                                + ": the one of actions.github, which has that name, and actions.github.credentials."
                                + entry.identity().name() + ".");
            }
            entry.serves().forEach(pattern -> serve(pattern, entry.identity()));
        }
    }

    private void serve(String configured, Identity identity) {
        String pattern;
        try {
            pattern = Served.pattern(configured);
        } catch (IllegalArgumentException none) {
            throw new IllegalStateException("The GitHub credential " + identity.name() + " serves \"" + configured
                    + "\", which is none of *, owner, owner/* and owner/repo.");
        }
        Identity other = byPattern.putIfAbsent(pattern, identity);
        if (other != null && !other.equals(identity)) {
            throw new IllegalStateException("The GitHub credentials " + other.name() + " and " + identity.name()
                    + " both serve " + pattern + "; only one may.");
        }
    }

    /**
     * The one for a call: whom the caller names, or else who serves its scope.
     *
     * @param call not yet served
     * @return its credential
     * @throws InvalidInputs when the caller names one that does not exist
     * @throws Unauthorized when none is configured for it
     */
    Identity of(Call call) {
        return of(call.scope(), call.caller());
    }

    @Override
    public GitHubHost serving(Scope scope, Caller caller) {
        return of(scope, caller).host();
    }

    private Identity of(Scope scope, Caller caller) {
        String name = caller.credential();
        return name == null ? serving(scope) : named(name);
    }

    private Identity named(String name) {
        Identity named = byName.get(name);
        if (named == null) {
            throw new InvalidInputs(
                    "No GitHub credential has the name that the caller asks for; see actions.github.credentials.",
                    List.of(new Field("credential", "invalid", "no GitHub credential has this name")));
        }
        return named;
    }

    private Identity serving(Scope scope) {
        for (String pattern : Served.candidates(scope)) {
            @Nullable Identity serving = byPattern.get(pattern);
            if (serving != null) {
                return serving;
            }
        }
        throw new Unauthorized(
                byName.isEmpty()
                        ? "No GitHub credential is configured: set actions.github.token, or actions.github.app.client-id"
                                + " and actions.github.app.private-key."
                        : "No GitHub credential serves " + Served.text(scope)
                                + ": set actions.github.token or actions.github.app, or add it to"
                                + " actions.github.credentials.<name>.serves.");
    }
}
