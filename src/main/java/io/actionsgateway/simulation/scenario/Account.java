package io.actionsgateway.simulation.scenario;

/**
 * Somebody on GitHub: a user or an organization.
 *
 * @param login the name
 * @param id GitHub's number
 * @param type {@code User} or {@code Organization}
 */
public record Account(String login, long id, String type) {

    public static Account user(String login, long id) {
        return new Account(login, id, "User");
    }

    public static Account organization(String login, long id) {
        return new Account(login, id, "Organization");
    }
}
