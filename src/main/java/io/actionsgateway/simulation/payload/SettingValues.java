package io.actionsgateway.simulation.payload;

import io.actionsgateway.simulation.state.Repository;
import io.actionsgateway.simulation.state.setting.Cache;
import io.actionsgateway.simulation.state.setting.Setting;
import io.actionsgateway.simulation.state.setting.Sharing;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Secrets, variables and caches in GitHub's JSON. */
public final class SettingValues {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private SettingValues() {}

    /** A secret without its value. */
    public static ObjectNode secret(Setting<?> secret) {
        return dated(NODES.objectNode().put("name", secret.name()), secret);
    }

    public static ObjectNode variable(Setting<?> variable) {
        return dated(
                NODES.objectNode()
                        .put("name", variable.name())
                        .put("value", variable.value().toString()),
                variable);
    }

    private static ObjectNode dated(ObjectNode values, Setting<?> setting) {
        return values.put("created_at", Values.time(setting.createdAt()))
                .put("updated_at", Values.time(setting.updatedAt()));
    }

    /** The same of an organization, with who sees it. */
    public static ObjectNode shared(ObjectNode values, Sharing sharing, String selectedUrl) {
        values.put("visibility", sharing.visibility().word());
        return sharing.isSelected() ? values.put("selected_repositories_url", selectedUrl) : values;
    }

    public static ObjectNode cache(Cache cache) {
        return NODES.objectNode()
                .put("id", cache.id())
                .put("ref", cache.ref())
                .put("key", cache.key())
                .put("version", cache.version())
                .put("last_accessed_at", Values.time(cache.usedAt()))
                .put("created_at", Values.time(cache.createdAt()))
                .put("size_in_bytes", cache.bytes());
    }

    /** What a repository's caches come to. */
    public static ObjectNode cacheUsage(Repository repository, List<Cache> caches) {
        return NODES.objectNode()
                .put("full_name", repository.fullName())
                .put(
                        "active_caches_size_in_bytes",
                        caches.stream().mapToLong(Cache::bytes).sum())
                .put("active_caches_count", caches.size());
    }
}
