package io.actionsgateway.simulation.state.setting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** All secrets or all variables of one scope, in the order of their names, which know no case. */
public final class Settings<V> {

    private final SortedMap<String, Setting<V>> byName = new TreeMap<>();
    private final int most;

    Settings(int most) {
        this.most = most;
    }

    public Optional<Setting<V>> find(String name) {
        return Optional.ofNullable(byName.get(SettingName.key(name)));
    }

    public List<Setting<V>> all() {
        return List.copyOf(byName.values());
    }

    /** How many GitHub keeps at most. */
    public int most() {
        return most;
    }

    public boolean isFull() {
        return byName.size() >= most;
    }

    /** Sets a value; who sees it stays as it was, at first everybody. */
    public void put(String name, V value, Instant now) {
        String key = SettingName.key(name);
        Setting<V> fresh = new Setting<>(key, value, Sharing.ALL, now, now);
        byName.merge(key, fresh, (known, _) -> known.holding(value, now));
    }

    /** Changes who sees one, if there is one. */
    public void share(String name, Sharing sharing, Instant now) {
        byName.computeIfPresent(SettingName.key(name), (key, known) -> known.shared(sharing, now));
    }

    /** Gives one another name, which must be free. */
    public void rename(String from, String to) {
        Setting<V> known = byName.remove(SettingName.key(from));
        if (known != null) {
            String key = SettingName.key(to);
            byName.put(key, known.called(key));
        }
    }

    /** Deletes one; false when there was none. */
    public boolean drop(String name) {
        return byName.remove(SettingName.key(name)) != null;
    }
}
