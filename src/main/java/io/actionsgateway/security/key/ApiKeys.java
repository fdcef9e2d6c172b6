package io.actionsgateway.security.key;

import io.actionsgateway.platform.InvalidRequestException;
import io.actionsgateway.platform.Page;
import io.actionsgateway.platform.PageRequest;
import io.actionsgateway.platform.Secret;
import io.actionsgateway.security.AccessRefusal;
import io.actionsgateway.security.ApiCaller;
import io.actionsgateway.security.Grants;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes, lists and ends API keys. Who may ask for that is for the caller of these methods to check, but nobody gets a key
 * made that may do more than he may himself. Each change is told as a {@link KeyEvent}. Blocking; thread-safe.
 */
@Service
public class ApiKeys {

    private static final Logger log = LoggerFactory.getLogger(ApiKeys.class);
    private static final Pattern ID = Pattern.compile("key_[0-9A-Za-z]{15}");
    private static final int ID_BYTES = 11;

    private final SecureRandom random = new SecureRandom();
    private final KeyTable table;
    private final KnownKeys known;
    private final KeyProperties properties;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ApiKeys(
            KeyTable table,
            KnownKeys known,
            KeyProperties properties,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.table = table;
        this.known = known;
        this.properties = properties;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    /**
     * All keys, also those that ended.
     *
     * @param request which part
     * @return newest first
     */
    public Page<KeyView> list(PageRequest request) {
        return table.list(request);
    }

    /**
     * One key.
     *
     * @param id whatever a caller gave as one
     * @return nothing when there is none
     */
    public Optional<KeyView> find(String id) {
        return isId(id) ? table.find(id) : Optional.empty();
    }

    /**
     * Makes a key.
     *
     * @param request what it shall be
     * @param by who wants it
     * @return the key, which can be seen only now
     * @throws InvalidRequestException naming the field that cannot be used
     * @throws AccessRefusal when it could do more than {@code by}
     */
    public NewKey create(KeyRequest request, ApiCaller by) {
        KeyView view = view(request, by);
        Secret key = KeyText.of(bytes(KeyText.RANDOM_BYTES));
        transaction.executeWithoutResult(_ -> {
            table.insert(KeyText.hash(key.text()), view);
            events.publishEvent(new KeyEvent.Created(view.id(), by.subject()));
        });
        log.info("API key {} was made by {}, until {}", view.id(), by.subject(), view.expiresAt());
        return new NewKey(key, view);
    }

    /**
     * Ends a key: at once here, within 5 s on every replica. Ending it again changes nothing.
     *
     * @param id whatever a caller gave as one
     * @param by who wants it
     * @return false when there is none
     */
    public boolean revoke(String id, ApiCaller by) {
        Optional<String> hash = isId(id) ? table.hash(id) : Optional.empty();
        hash.ifPresent(found -> {
            try {
                revokeOnce(id, by.subject());
            } finally {
                known.forget(found);
            }
        });
        return hash.isPresent();
    }

    /**
     * Whether a text is an id, so that it may be said back to whoever sent it.
     *
     * @param id whatever a caller gave as one
     * @return false for one that no key can have
     */
    public static boolean isId(String id) {
        return ID.matcher(id).matches();
    }

    private void revokeOnce(String id, String by) {
        Boolean first = transaction.execute(_ -> {
            boolean changed = table.revoke(id, by, now());
            if (changed) {
                events.publishEvent(new KeyEvent.Revoked(id, by));
            }
            return changed;
        });
        if (Boolean.TRUE.equals(first)) {
            log.info("API key {} was revoked by {}", id, by);
        }
    }

    private KeyView view(KeyRequest request, ApiCaller by) {
        Instant now = now();
        Grants grants = request.checkedGrants();
        KeyView view = new KeyView(
                "key_" + KeyText.base62(bytes(ID_BYTES)),
                request.checkedName(),
                request.checkedSubject(),
                GrantView.of(grants),
                request.checkedLimit(),
                now,
                by.subject(),
                request.checkedExpiry(now, properties),
                null,
                null,
                null);
        if (!by.grants().cover(grants)) {
            throw new AccessRefusal.Forbidden(
                    "grants_exceed_own",
                    "Nobody may hand out more than he has: each grant must be covered by one of yours, which GET /api/v1/keys/self lists.");
        }
        return view;
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
