package io.actionsgateway.simulation.state;

import io.actionsgateway.simulation.scenario.Account;
import io.actionsgateway.simulation.scenario.PlayedRun;
import io.actionsgateway.simulation.scenario.RepositoryScript;
import io.actionsgateway.simulation.state.setting.Caches;
import io.actionsgateway.simulation.state.setting.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedCollection;
import java.util.SequencedMap;

/** A repository and all that belongs to it. Names know no case. Guarded by the {@link World}. */
public final class Repository {

    private static final String BRANCH = "refs/heads/";

    private final long id;
    private final Account owner;
    private final boolean hidden;
    private final Instant createdAt;
    private final SequencedMap<String, String> branches;
    private final List<Workflow> workflows;
    private final List<String> formerNames;
    private final SequencedMap<String, Environment> environments = new LinkedHashMap<>();
    private final Runs runs;
    private final Artifacts artifacts;
    private String name;
    private final ConcurrencyGroups concurrencyGroups = new ConcurrencyGroups();
    private final List<PlayedRun> history;
    private final Scope scope;
    private final Caches caches = new Caches();

    Repository(RepositoryScript script, Ids ids, Instant now) {
        id = script.id();
        owner = script.owner();
        name = script.name();
        hidden = script.hidden();
        createdAt = now;
        branches = script.branches();
        formerNames = new ArrayList<>(script.formerNames());
        workflows = script.workflows().stream()
                .map(workflow -> new Workflow(workflow, now))
                .toList();
        script.environments().forEach(each -> environments.put(key(each.name()), new Environment(each, now)));
        runs = new Runs(ids);
        history = script.history();
        scope = Scope.repository(id);
        scope.fill(script.variables(), script.secrets(), now);
        script.caches()
                .forEach(each -> caches.save(
                        ids.next(), each.key(), ref(each.branch()), each.bytes(), now.minus(each.unused())));
        artifacts = new Artifacts(ids);
    }

    /** Gives it another name; under the old one it is found as moved. */
    public void rename(String to) {
        formerNames.add(name);
        name = to;
    }

    boolean wasCalled(String owner, String former) {
        return this.owner.login().equalsIgnoreCase(owner)
                && formerNames.stream().anyMatch(former::equalsIgnoreCase);
    }

    boolean isCalled(String owner, String now) {
        return this.owner.login().equalsIgnoreCase(owner) && name.equalsIgnoreCase(now);
    }

    public Optional<Workflow> workflow(String idOrFile) {
        return workflows.stream()
                .filter(workflow -> workflow.answersTo(idOrFile))
                .findFirst();
    }

    /** The branch that is meant by its short or its full name. */
    public Optional<String> branch(String ref) {
        String plain = ref.startsWith(BRANCH) ? ref.substring(BRANCH.length()) : ref;
        return branches.containsKey(plain) ? Optional.of(plain) : Optional.empty();
    }

    /** The commit that a branch is at. */
    public String headSha(String branch) {
        return branches.getOrDefault(branch, branches.firstEntry().getValue());
    }

    public Optional<Environment> environment(String called) {
        return Optional.ofNullable(environments.get(key(called)));
    }

    /** The environment of that name; GitHub makes it when a job first names it. */
    public Environment environment(String called, Ids ids, Instant now) {
        return environments.computeIfAbsent(key(called), unknown -> new Environment(ids.next(), called, now));
    }

    public SequencedCollection<Environment> environments() {
        return environments.sequencedValues();
    }

    /** Deletes an environment; false when there was none. */
    public boolean dropEnvironment(String called) {
        return environments.remove(key(called)) != null;
    }

    private static String ref(String branch) {
        return branch.startsWith("refs/") ? branch : BRANCH + branch;
    }

    private static String key(String called) {
        return called.toLowerCase(Locale.ROOT);
    }

    public long id() {
        return id;
    }

    public String name() {
        return name;
    }

    public Account owner() {
        return owner;
    }

    /** Owner and name, with the slash between. */
    public String fullName() {
        return owner.login() + "/" + name;
    }

    public boolean hidden() {
        return hidden;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public String defaultBranch() {
        return branches.firstEntry().getKey();
    }

    public Map<String, String> branches() {
        return branches;
    }

    public List<Workflow> workflows() {
        return workflows;
    }

    /** Runs that were over before the twin began. */
    public List<PlayedRun> history() {
        return history;
    }

    public ConcurrencyGroups concurrencyGroups() {
        return concurrencyGroups;
    }

    public Runs runs() {
        return runs;
    }

    /** Its own secrets and variables; its organization has more. */
    public Scope scope() {
        return scope;
    }

    public Caches caches() {
        return caches;
    }

    public Artifacts artifacts() {
        return artifacts;
    }
}
