package io.actionsgateway.simulation.scenario;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** Reads a repository of a scenario. */
final class RepositoryReader {

    private final Map<String, Account> accounts;

    RepositoryReader(Map<String, Account> accounts) {
        this.accounts = accounts;
    }

    RepositoryScript read(Place place) {
        place.knowing(
                "name",
                "id",
                "private",
                "branches",
                "former_names",
                "workflows",
                "environments",
                "variables",
                "secrets",
                "caches",
                "history");
        String fullName = place.at("name").required();
        int slash = fullName.indexOf('/');
        if (!fullName.matches("[\\w.-]+/[\\w.-]+")) {
            throw place.at("name").wrong("must be owner/name");
        }
        SequencedMap<String, String> branches = branches(place.at("branches"), fullName);
        List<WorkflowScript> workflows = place.at("workflows").entries().entrySet().stream()
                .map(each -> WorkflowReader.read(fullName, each.getKey(), each.getValue()))
                .toList();
        return new RepositoryScript(
                place.at("id").number(Derived.id(fullName)),
                account(place.at("name"), fullName.substring(0, slash)),
                fullName.substring(slash + 1),
                place.at("private").flag(false),
                branches,
                workflows,
                environments(place.at("environments"), fullName),
                place.at("variables").texts(),
                place.at("secrets").texts(),
                caches(place.at("caches"), branches),
                history(place.at("history"), workflows, branches),
                texts(place.at("former_names")));
    }

    private Account account(Place place, String login) {
        Account account = accounts.get(login);
        if (account == null) {
            throw place.wrong("there is no user or organization \"" + login + "\"");
        }
        return account;
    }

    private static List<String> texts(Place list) {
        return list.elements().stream().map(Place::required).toList();
    }

    /** Commits by branch, or just the branches. */
    private static SequencedMap<String, String> branches(Place place, String fullName) {
        SequencedMap<String, String> branches = new LinkedHashMap<>();
        if (place.isMapping()) {
            branches.putAll(place.texts());
        } else {
            texts(place).forEach(name -> branches.put(name, ""));
        }
        if (branches.isEmpty()) {
            branches.put("main", "");
        }
        branches.replaceAll((name, commit) -> commit.isEmpty() ? Derived.commit(fullName + "@" + name) : commit);
        return branches;
    }

    private List<EnvironmentScript> environments(Place place, String fullName) {
        return place.entries().entrySet().stream()
                .map(each -> environment(fullName, each.getKey(), each.getValue()))
                .toList();
    }

    private EnvironmentScript environment(String fullName, String name, Place place) {
        place.knowing("id", "reviewers", "wait_timer", "prevent_self_review", "variables", "secrets");
        return new EnvironmentScript(
                place.at("id").number(Derived.id(fullName + "#" + name)),
                name,
                place.at("reviewers").elements().stream()
                        .map(each -> account(each, each.required()))
                        .toList(),
                Duration.ofMinutes(place.at("wait_timer").number(0)),
                place.at("prevent_self_review").flag(false),
                place.at("variables").texts(),
                place.at("secrets").texts());
    }

    private static List<CacheScript> caches(Place place, SequencedMap<String, String> branches) {
        return place.elements().stream()
                .map(each -> new CacheScript(
                        each.knowing("key", "branch", "bytes", "unused")
                                .at("key")
                                .required(),
                        branch(each.at("branch"), branches),
                        each.at("bytes").number(0),
                        Derived.duration(each.at("unused"))))
                .toList();
    }

    private static List<PlayedRun> history(
            Place place, List<WorkflowScript> workflows, SequencedMap<String, String> branches) {
        return place.elements().stream()
                .map(each -> played(each.knowing("workflow", "inputs", "ago", "event", "branch"), workflows, branches))
                .toList();
    }

    private static PlayedRun played(
            Place place, List<WorkflowScript> workflows, SequencedMap<String, String> branches) {
        String file = place.at("workflow").required();
        if (workflows.stream().noneMatch(workflow -> workflow.file().equals(file))) {
            throw place.at("workflow").wrong("there is no workflow \"" + file + "\"");
        }
        return new PlayedRun(
                file,
                place.at("inputs").texts(),
                Derived.duration(place.at("ago")),
                place.at("event").text(WorkflowScript.DISPATCH),
                branch(place.at("branch"), branches));
    }

    private static String branch(Place place, SequencedMap<String, String> branches) {
        String branch = place.text(branches.firstEntry().getKey());
        if (!branches.containsKey(branch)) {
            throw place.wrong("there is no branch \"" + branch + "\"");
        }
        return branch;
    }
}
