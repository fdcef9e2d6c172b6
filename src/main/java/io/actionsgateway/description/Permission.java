package io.actionsgateway.description;

import java.util.Map;
import java.util.Set;

/**
 * One of GitHub's fine-grained permissions.
 *
 * @param name GitHub's word for the area, such as {@code actions}
 * @param write whether reading is not enough
 */
public record Permission(String name, boolean write) {

    private static final Set<String> OPEN = Set.of("actions", "checks", "contents", "deployments", "metadata");

    /**
     * Whether nobody needs it where a repository is public.
     *
     * @return true for reading what the public may read
     */
    public boolean open() {
        return !write && OPEN.contains(name);
    }

    /**
     * Whether it is among those granted.
     *
     * @param granted {@code read}, {@code write} or {@code admin}, by area
     * @return true when they are enough
     */
    public boolean within(Map<String, String> granted) {
        String level = granted.getOrDefault(name, name.equals("metadata") ? "read" : "none");
        return level.equals("write") || level.equals("admin") || (level.equals("read") && !write);
    }

    /** As GitHub writes it in {@code x-accepted-github-permissions}. */
    @Override
    public String toString() {
        return name + (write ? "=write" : "=read");
    }
}
