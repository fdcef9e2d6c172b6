package io.actionsgateway.simulation.recording;

import io.actionsgateway.platform.Secret;
import io.actionsgateway.simulation.hook.Audience;
import io.actionsgateway.simulation.hook.WebhookEvent;
import io.actionsgateway.simulation.time.Timeline;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Records what passes between GitHub and its clients. One recording at a time; secrets are taken out before anything is
 * kept. Costs nothing while nothing is recorded. Thread-safe; never waits for input or output.
 */
public final class Recorder {

    private final Timeline timeline;
    private final RecorderLimits limits;
    private final SequencedMap<String, Recording> finished = new LinkedHashMap<>();
    private volatile @Nullable Session session;

    public Recorder(Timeline timeline) {
        this(timeline, RecorderLimits.USUAL);
    }

    Recorder(Timeline timeline, RecorderLimits limits) {
        this.timeline = timeline;
        this.limits = limits;
    }

    /**
     * Starts a recording at the twin.
     *
     * @param name letters, digits, dots, dashes and underscores
     * @param secrets to be taken out beside those that are known by their form
     * @throws IllegalStateException when one is under way
     */
    public void start(String name, Secret... secrets) {
        start(name, Seam.TWIN, List.of(secrets));
    }

    /**
     * Starts a recording.
     *
     * @param name letters, digits, dots, dashes and underscores
     * @param seam where to listen
     * @param secrets to be taken out beside those that are known by their form
     * @throws IllegalStateException when one is under way
     */
    public synchronized void start(String name, Seam seam, Collection<Secret> secrets) {
        if (session != null) {
            throw new IllegalStateException("a recording is under way");
        }
        session = new Session(name, seam, secrets, timeline.now(), limits);
    }

    /**
     * Ends the recording and remembers it: the latest 10, by name.
     *
     * @return what was recorded
     * @throws IllegalStateException when none is under way
     */
    public synchronized Recording stop() {
        Session ended = session;
        if (ended == null) {
            throw new IllegalStateException("no recording is under way");
        }
        session = null;
        Recording recording = ended.recording();
        keep(recording);
        return recording;
    }

    /**
     * Remembers a recording, such as one that was read from a file, for a replay by name.
     *
     * @param recording replaces one of the same name
     */
    public synchronized void keep(Recording recording) {
        finished.remove(recording.name());
        finished.putLast(recording.name(), recording);
        if (finished.size() > limits.kept()) {
            finished.pollFirstEntry();
        }
    }

    /**
     * What it does at the moment.
     *
     * @return idle, recording or full
     */
    public synchronized RecorderState state() {
        return session == null ? RecorderState.IDLE : session.state();
    }

    /**
     * What is remembered.
     *
     * @return oldest first
     */
    public synchronized List<Recording> recordings() {
        return List.copyOf(finished.values());
    }

    /**
     * A recording that is remembered.
     *
     * @param name of it
     * @return nothing when there is none of that name
     */
    public synchronized Optional<Recording> recording(String name) {
        return Optional.ofNullable(finished.get(name));
    }

    /** Whether anything that passes here would be kept. */
    boolean hears(Seam seam) {
        Session current = session;
        return current != null && current.hears(seam);
    }

    int largestBody() {
        return limits.body();
    }

    /** Keeps an exchange that is over. */
    synchronized void exchange(Seam seam, URI url, Entry.Request request, Entry.Response response) {
        Session current = session;
        if (current != null && current.hears(seam)) {
            var api = Address.rewriting(Address.origin(url), Recording.API);
            current.add(new Entry.Exchange(sinceStart(current), request.rewritten(api), response.rewritten(api)));
        }
    }

    /** Keeps a delivery that was answered. */
    synchronized void delivery(
            Seam seam, String guid, String event, Map<String, String> headers, Body body, int status) {
        Session current = session;
        if (current != null && current.hears(seam)) {
            SortedMap<String, String> kept = new TreeMap<>(headers);
            if (body instanceof Body.Json) {
                kept.put("content-type", "application/json");
            }
            current.add(new Entry.Delivery(sinceStart(current), guid, event, action(body), kept, body, status));
        }
    }

    /**
     * Puts itself before those whom the twin tells.
     *
     * @param hooks who is told
     * @param api address of the twin, which recordings leave out
     * @return the hooks, heard by this recorder while it listens
     */
    public Audience before(Audience hooks, URI api) {
        return new Tape(this, hooks, api);
    }

    /**
     * Hears of what the twin tells.
     *
     * @param event to be sent, whether there is a hook or not
     * @param url the twin's own
     */
    void announced(WebhookEvent event, URI url) {
        if (hears(Seam.TWIN)) {
            Body body = new Body.Json(JsonFiles.MAPPER.readTree(event.body()))
                    .rewritten(Change.ofAll(Address.rewriting(Address.origin(url), Recording.API)));
            Map<String, String> headers = Map.of("content-type", "application/json");
            delivery(Seam.TWIN, event.guid().toString(), event.event(), headers, body, 0);
        }
    }

    /**
     * Hears of a receiver's answer to what was {@link #announced}.
     *
     * @param guid of the event
     * @param status of the answer; 0 when there was none
     */
    public synchronized void answered(UUID guid, int status) {
        Session current = session;
        if (current != null) {
            current.answered(guid.toString(), status);
        }
    }

    private static @Nullable String action(Body body) {
        return body instanceof Body.Json json ? json.json().path("action").stringValue(null) : null;
    }

    private Duration sinceStart(Session current) {
        return Duration.between(current.start(), timeline.now());
    }
}
