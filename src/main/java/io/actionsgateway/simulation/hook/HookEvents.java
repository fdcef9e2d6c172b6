package io.actionsgateway.simulation.hook;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which events hooks of repositories and organizations get. Some reach GitHub Apps only.
 *
 * @see <a href="https://docs.github.com/webhooks/webhook-events-and-payloads">Webhook events</a>
 */
public final class HookEvents {

    /** Stands for all events. */
    public static final String ALL = "*";

    private static final Set<String> FOR_APPS_ONLY = words("""
            workflow_dispatch repository_dispatch deployment_review deployment_protection_rule installation
            installation_repositories installation_target github_app_authorization
            """);

    private static final Set<String> FOR_BOTH = words("""
            branch_protection_configuration branch_protection_rule check_run check_suite code_scanning_alert
            commit_comment create custom_property_values delete dependabot_alert deploy_key deployment
            deployment_status discussion discussion_comment fork gollum issue_comment issue_dependencies issues
            label member merge_group meta milestone package page_build project project_card project_column
            public pull_request pull_request_review pull_request_review_comment pull_request_review_thread push
            registry_package release repository repository_advisory repository_import repository_ruleset
            repository_vulnerability_alert secret_scanning_alert secret_scanning_alert_location
            secret_scanning_scan security_and_analysis star status sub_issues team_add watch workflow_job
            workflow_run
            """);

    private static final Set<String> FOR_ORGANIZATIONS = words("""
            custom_property membership org_block organization projects_v2 projects_v2_item
            projects_v2_status_update team
            """);

    private HookEvents() {}

    private static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+"));
    }

    /** Whether a hook of such an owner can be subscribed to it. */
    public static boolean canBeWanted(String event, HookOwner owner) {
        return event.equals(ALL)
                || FOR_BOTH.contains(event)
                || (owner instanceof HookOwner.OfOrganization && FOR_ORGANIZATIONS.contains(event));
    }

    /** Whether it reaches hooks that are no App's. */
    static boolean reachesHooks(String event, @Nullable String action) {
        return switch (event) {
            case "check_run" -> "created".equals(action) || "completed".equals(action);
            case "check_suite" -> "completed".equals(action);
            default -> !FOR_APPS_ONLY.contains(event);
        };
    }
}
