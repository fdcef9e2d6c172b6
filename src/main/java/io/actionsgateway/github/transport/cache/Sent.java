package io.actionsgateway.github.transport.cache;

import io.actionsgateway.github.transport.AccessToken;
import io.actionsgateway.github.transport.Call;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One question to GitHub: gives its condition when the token is there, and remembers both until the answer comes. */
final class Sent implements Function<AccessToken, @Nullable String> {

    private final Call call;
    private final Found found;
    private final Instant at;
    private final HostEtags etags;
    private volatile @Nullable AccessToken token;
    private volatile @Nullable String etag;

    Sent(Call call, Found found, Instant at, HostEtags etags) {
        this.call = call;
        this.found = found;
        this.at = at;
        this.etags = etags;
    }

    /** Asked again when the token is renewed on the way. */
    @Override
    public @Nullable String apply(AccessToken chosen) {
        Entry entry = found.body();
        token = chosen;
        etag = entry == null ? null : etags.condition(call, entry, chosen);
        return etag;
    }

    Call call() {
        return call;
    }

    Found found() {
        return found;
    }

    Instant at() {
        return at;
    }

    @Nullable
    AccessToken token() {
        return token;
    }

    @Nullable
    String etag() {
        return etag;
    }

    @Nullable
    String print() {
        AccessToken used = token;
        return used == null ? null : GitHubEtag.print(used);
    }

    /** The run that the answer will be about. */
    @Nullable
    Long runId() {
        return found.known() != null
                ? (Long) found.known().runId()
                : Subject.of(call).map(Subject::runId).orElse(null);
    }

    @Nullable
    Long version() {
        return found.known() == null ? null : (Long) found.known().version();
    }
}
