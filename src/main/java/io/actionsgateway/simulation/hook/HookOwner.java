package io.actionsgateway.simulation.hook;

import io.actionsgateway.simulation.scenario.Account;
import io.actionsgateway.simulation.state.Repository;

/** Whom a hook belongs to. It decides what the hook can be told of. */
public sealed interface HookOwner {

    /** As in {@code X-GitHub-Hook-Installation-Target-Type}. */
    String targetType();

    /** As in {@code X-GitHub-Hook-Installation-Target-ID}. */
    long targetId();

    /** GitHub's name of the kind, the {@code type} of a hook. */
    String kind();

    /** Whether hooks of this owner are told of what happens in a repository. */
    boolean covers(Repository where);

    /** Whether hooks of this owner can get the event at all. */
    boolean hears(WebhookEvent event);

    record OfRepository(Repository repository) implements HookOwner {

        @Override
        public String targetType() {
            return "repository";
        }

        @Override
        public long targetId() {
            return repository.id();
        }

        @Override
        public String kind() {
            return "Repository";
        }

        @Override
        public boolean covers(Repository where) {
            return where.id() == repository.id();
        }

        @Override
        public boolean hears(WebhookEvent event) {
            return covers(event.repository()) && HookEvents.reachesHooks(event.event(), event.action());
        }
    }

    record OfOrganization(Account account) implements HookOwner {

        @Override
        public String targetType() {
            return "organization";
        }

        @Override
        public long targetId() {
            return account.id();
        }

        @Override
        public String kind() {
            return "Organization";
        }

        @Override
        public boolean covers(Repository where) {
            return where.owner().id() == account.id();
        }

        @Override
        public boolean hears(WebhookEvent event) {
            return covers(event.repository()) && HookEvents.reachesHooks(event.event(), event.action());
        }
    }

    /** A GitHub App hears everything. */
    record OfApp(long id) implements HookOwner {

        @Override
        public String targetType() {
            return "integration";
        }

        @Override
        public long targetId() {
            return id;
        }

        @Override
        public String kind() {
            return "App";
        }

        @Override
        public boolean covers(Repository where) {
            return true;
        }

        @Override
        public boolean hears(WebhookEvent event) {
            return true;
        }
    }
}
