package io.actionsgateway.simulation.state;

import io.actionsgateway.simulation.scenario.Account;
import io.actionsgateway.simulation.scenario.Scenario;
import io.actionsgateway.simulation.time.Timeline;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Everything that the twin knows. One lock guards all of it: whoever looks at more than one thing, or changes one, does
 * so {@link #still}. What hangs below it is not thread-safe by itself.
 */
public final class World {

    private final Timeline timeline;
    private final Ids ids;
    private final Account actor;
    private final List<Account> users;
    private final List<Organization> organizations;
    private final List<Repository> repositories;

    public World(Scenario scenario, Timeline timeline, Ids ids) {
        this.timeline = timeline;
        this.ids = ids;
        actor = scenario.actor();
        users = scenario.users();
        organizations = scenario.organizations().stream()
                .map(script -> new Organization(script, timeline.now()))
                .toList();
        repositories = scenario.repositories().stream()
                .map(script -> new Repository(script, ids, timeline.now()))
                .toList();
    }

    /** Looks or changes while nothing else moves. */
    public synchronized <T> T still(Supplier<T> look) {
        return look.get();
    }

    /** Changes while nothing else moves. */
    public synchronized void change(Runnable move) {
        move.run();
    }

    /** The repository that is called so today. */
    public Optional<Repository> repository(String owner, String name) {
        return repositories.stream().filter(each -> each.isCalled(owner, name)).findFirst();
    }

    /** The repository that was called so once. */
    public Optional<Repository> movedRepository(String owner, String name) {
        return repositories.stream().filter(each -> each.wasCalled(owner, name)).findFirst();
    }

    public Optional<Repository> repository(long id) {
        return repositories.stream().filter(each -> each.id() == id).findFirst();
    }

    public Optional<Organization> organization(String login) {
        return organizations.stream()
                .filter(each -> each.account().login().equalsIgnoreCase(login))
                .findFirst();
    }

    /** A person by name; everybody whom the scenario names. */
    public Optional<Account> user(String login) {
        return Stream.concat(Stream.of(actor), users.stream())
                .filter(each -> each.login().equalsIgnoreCase(login))
                .findFirst();
    }

    /** A person by number. */
    public Optional<Account> user(long id) {
        return Stream.concat(Stream.of(actor), users.stream())
                .filter(each -> each.id() == id)
                .findFirst();
    }

    public List<Repository> repositories() {
        return repositories;
    }

    public List<Organization> organizations() {
        return organizations;
    }

    /** Who every token belongs to that nobody declared. */
    public Account actor() {
        return actor;
    }

    public Ids ids() {
        return ids;
    }

    public Instant now() {
        return timeline.now();
    }

    public Timeline timeline() {
        return timeline;
    }
}
