package io.actionsgateway.stream.callback;

import io.actionsgateway.platform.Page;
import io.actionsgateway.platform.PageRequest;
import io.actionsgateway.platform.Secret;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Takes callbacks on, shows and ends them; each belongs to whoever made it, and nobody else sees it. Whether he may read the
 * run is for the caller of these methods to check. Blocking; thread-safe.
 */
@Service
public class Callbacks {

    private final Targets targets;
    private final SigningSecrets secrets;
    private final CallbackTable table;
    private final Wakeup wakeup;
    private final CallbackProperties properties;
    private final Clock clock;

    Callbacks(
            Targets targets,
            SigningSecrets secrets,
            CallbackTable table,
            Wakeup wakeup,
            CallbackProperties properties,
            Clock clock) {
        this.targets = targets;
        this.secrets = secrets;
        this.table = table;
        this.wakeup = wakeup;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Whose it is.
     *
     * @param subject who
     * @param keyId the key that he showed
     */
    public record Owner(String subject, @Nullable String keyId) {}

    /**
     * What it is about.
     *
     * @param repository {@code owner/name}; becomes lower case
     * @param runId the run; it need not be known yet
     */
    public record Place(String repository, long runId) {
        /** GitHub compares names without regard to case. */
        public Place {
            repository = repository.toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What is wanted.
     *
     * @param url where to
     * @param on when
     */
    public record Wish(String url, Wanted on) {}

    /**
     * Takes a callback on. A run that has ended is told of at once.
     *
     * @param owner whose it is
     * @param place about which run
     * @param wish where to and when
     * @return the callback
     * @throws CallbackRefusal when that may not be
     * @throws io.actionsgateway.platform.InvalidRequestException when the URL is none
     */
    public CallbackView create(Owner owner, Place place, Wish wish) {
        URI url = targets.checked(wish.url());
        if (table.open(owner.subject()) >= properties.maxOpen()) {
            throw new CallbackRefusal.TooMany(properties.maxOpen());
        }
        UUID id = UUID.randomUUID();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Wish checked = new Wish(url.toString(), wish.on());
        table.insert(id, owner, place, checked, new CallbackTable.Times(now, now.plus(properties.waitFor())));
        wakeup.afterCommit(place.runId());
        return table.find(owner, place, id).orElseThrow();
    }

    /**
     * His callbacks for a run.
     *
     * @param owner whose
     * @param place of which run
     * @param request which part
     * @return in the order in which they were made, without their logs
     */
    public Page<CallbackView> list(Owner owner, Place place, PageRequest request) {
        return table.list(owner, place, request);
    }

    /**
     * One of them with its log.
     *
     * @param owner whose
     * @param place of which run
     * @param id which
     * @return empty when he has none of that id there
     */
    public Optional<CallbackView> find(Owner owner, Place place, UUID id) {
        return table.find(owner, place, id);
    }

    /**
     * Ends one: nothing more is sent, but for what is on its way.
     *
     * @param owner whose
     * @param place of which run
     * @param id which
     * @return false when he has none of that id there
     */
    public boolean delete(Owner owner, Place place, UUID id) {
        return table.delete(owner, place, id);
    }

    /**
     * What he verifies callbacks with.
     *
     * @param subject who
     * @return {@code whsec_} and base64
     * @throws CallbackRefusal.Disabled when there are no callbacks
     */
    public Secret secret(String subject) {
        if (!properties.enabled()) {
            throw new CallbackRefusal.Disabled();
        }
        return secrets.of(subject).orElseThrow(CallbackRefusal.Disabled::new);
    }
}
