package io.actionsgateway.simulation.operation.app;

import io.actionsgateway.simulation.access.App;
import io.actionsgateway.simulation.payload.Payloads;
import io.actionsgateway.simulation.payload.Values;
import io.actionsgateway.simulation.scenario.Account;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The App and its installation in GitHub's JSON. */
record AppPayloads(Payloads payloads, Account home) {

    private static final String BEGINNING = "2026-01-05T08:00:00Z";
    private static final List<String> EVENTS = List.of(
            "check_run",
            "check_suite",
            "deployment",
            "deployment_protection_rule",
            "deployment_review",
            "deployment_status",
            "repository_dispatch",
            "workflow_dispatch",
            "workflow_job",
            "workflow_run");

    ObjectNode app() {
        ObjectNode app = Values.identity("A", App.ID)
                .put("slug", App.SLUG)
                .put("client_id", App.CLIENT_ID)
                .put("name", App.NAME)
                .put("description", "Guards deployments of the twin")
                .put("external_url", "https://example.com")
                .put("html_url", "https://github.com/apps/" + App.SLUG)
                .put("installations_count", 1);
        app.set("owner", payloads.user(home));
        return common(app);
    }

    ObjectNode installation() {
        ObjectNode installation = JsonNodeFactory.instance
                .objectNode()
                .put("id", App.INSTALLATION_ID)
                .put("app_id", App.ID)
                .put("client_id", App.CLIENT_ID)
                .put("app_slug", App.SLUG)
                .put("target_id", home.id())
                .put("target_type", home.type())
                .put("repository_selection", "all")
                .put(
                        "access_tokens_url",
                        payloads.api() + "/app/installations/" + App.INSTALLATION_ID + "/access_tokens")
                .put("repositories_url", payloads.api() + "/installation/repositories")
                .put(
                        "html_url",
                        "https://github.com/organizations/" + home.login() + "/settings/installations/"
                                + App.INSTALLATION_ID)
                .putNull("single_file_name")
                .put("has_multiple_single_files", false)
                .putNull("suspended_by")
                .putNull("suspended_at");
        installation.putArray("single_file_paths");
        installation.set("account", payloads.user(home));
        return common(installation);
    }

    private static ObjectNode common(ObjectNode target) {
        target.set("permissions", permissions(App.permissions()));
        EVENTS.forEach(target.putArray("events")::add);
        return target.put("created_at", BEGINNING).put("updated_at", BEGINNING);
    }

    static ObjectNode permissions(Map<String, String> permissions) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        new TreeMap<>(permissions).forEach(json::put);
        return json;
    }
}
