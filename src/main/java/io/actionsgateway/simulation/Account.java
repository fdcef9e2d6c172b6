package io.actionsgateway.simulation;

/**
 * Somebody on GitHub: a user or an organization.
 *
 * @param login the name
 * @param id GitHub's number
 * @param type {@code User} or {@code Organization}
 */
record Account(String login, long id, String type) {

    static Account user(String login, long id) {
        return new Account(login, id, "User");
    }

    static Account organization(String login, long id) {
        return new Account(login, id, "Organization");
    }

    String nodeId() {
        return Ids.nodeId(type.substring(0, 1), id);
    }
}
