package io.actionsgateway.simulation.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a whole scenario. Accounts are names, or names with GitHub's numbers. */
final class ScenarioReader {

    private final Map<String, Account> accounts = new LinkedHashMap<>();

    private ScenarioReader() {}

    static Scenario read(String yaml) {
        Place root = Place.parse("", yaml);
        return new ScenarioReader().read(root.knowing("actor", "users", "organizations", "repositories"));
    }

    private Scenario read(Place root) {
        Account actor = root.at("actor").isAbsent()
                ? user("octocat", 583231)
                : users(root.at("actor")).getFirst();
        List<Account> users = users(root.at("users"));
        List<OrganizationScript> organizations = root.at("organizations").entries().entrySet().stream()
                .map(each -> organization(each.getKey(), each.getValue()))
                .toList();
        if (root.at("repositories").elements().isEmpty()) {
            throw root.at("repositories").wrong("there is no repository");
        }
        RepositoryReader reader = new RepositoryReader(accounts);
        return new Scenario(
                actor,
                users,
                organizations,
                root.at("repositories").elements().stream().map(reader::read).toList());
    }

    /** {@code octocat}, {@code [octocat, monalisa]} or {@code {octocat: 583231}}. */
    private List<Account> users(Place place) {
        List<Account> users = new ArrayList<>();
        if (place.isMapping()) {
            place.entries().forEach((login, id) -> users.add(user(login, id.number(Derived.id(login)))));
        } else {
            place.elements().forEach(login -> users.add(user(login.required(), Derived.id(login.required()))));
        }
        return users;
    }

    private Account user(String login, long id) {
        Account account = Account.user(login, id);
        accounts.put(login, account);
        return account;
    }

    private OrganizationScript organization(String login, Place place) {
        place.knowing("id", "variables", "secrets");
        Account account = Account.organization(login, place.at("id").number(Derived.id(login)));
        accounts.put(login, account);
        return new OrganizationScript(
                account, place.at("variables").texts(), place.at("secrets").texts());
    }
}
