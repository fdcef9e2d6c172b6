package io.actionsgateway.simulation.recording;

import io.actionsgateway.platform.Secret;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A recording under way; used by one thread at a time. */
final class Session {

    private final Recording empty;
    private final Seam seam;
    private final Instant start;
    private final RecorderLimits limits;
    private final Scrubber scrubber;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Integer> unanswered = new HashMap<>();
    private long bytes;
    private boolean full;

    Session(String name, Seam seam, Collection<Secret> secrets, Instant start, RecorderLimits limits) {
        empty = new Recording(name, List.of());
        this.seam = seam;
        this.start = start;
        this.limits = limits;
        scrubber = new Scrubber(secrets);
    }

    Instant start() {
        return start;
    }

    boolean hears(Seam where) {
        return seam == where && !full;
    }

    void add(Entry.Exchange exchange) {
        Entry.Request request = scrubber.request(exchange.request());
        Entry.Response response = scrubber.response(exchange.response());
        add(new Entry.Exchange(exchange.at(), request, response), size(request.body()) + size(response.body()));
    }

    void add(Entry.Delivery delivery) {
        Entry.Delivery scrubbed = scrubber.delivery(delivery);
        add(scrubbed, size(scrubbed.body()));
        if (!full && delivery.status() == 0) {
            unanswered.put(delivery.guid(), entries.size() - 1);
        }
    }

    /** What a receiver said to a delivery that was sent before. */
    void answered(String guid, int status) {
        Integer place = unanswered.remove(guid);
        if (place != null && entries.get(place) instanceof Entry.Delivery delivery) {
            entries.set(place, delivery.answered(status));
        }
    }

    private void add(Entry entry, long size) {
        full = full || entries.size() == limits.entries() || bytes + size > limits.bytes();
        if (!full) {
            entries.add(entry);
            bytes += size;
        }
    }

    private static long size(Body body) {
        return switch (body) {
            case Body.Json json -> json.bytes().length;
            case Body.Text text -> text.text().length();
            case Body.Nothing _, Body.LeftOut _ -> 0;
        };
    }

    RecorderState state() {
        RecorderState.Phase phase = full ? RecorderState.Phase.FULL : RecorderState.Phase.RECORDING;
        return new RecorderState(phase, empty.name(), seam, entries.size(), bytes);
    }

    Recording recording() {
        return new Recording(empty.name(), entries);
    }
}
