package io.actionsgateway.github.client;

import io.actionsgateway.github.transport.Answer;
import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.github.transport.GitHubException.Field;
import io.actionsgateway.github.transport.GitHubException.Resource;
import io.actionsgateway.github.transport.Operation;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Gives GitHub's refusals their name. GitHub has few statuses and many reasons; where its message tells them apart, the
 * message decides, and an unknown one gives the general variant of its status.
 */
final class Refusals {

    private static final int LONGEST_MESSAGE = 500;

    private static final Pattern STILL_RUNNING = Pattern.compile("already running|in progress|not completed");

    private Refusals() {}

    static GitHubException of(Answer answer, Operation operation, Subject subject) {
        JsonNode body = body(answer);
        String message = message(body, answer);
        String text = message.toLowerCase(Locale.ROOT);
        return switch (answer.status()) {
            case 401 -> new GitHubException.Unauthorized(message);
            case 403, 451 -> forbidden(answer, subject, message, text);
            case 404 -> new GitHubException.NotFound(subject.resource(), subject.name());
            case 409 -> conflict(subject, message, text);
            case 410 -> gone(subject);
            case 400, 422 -> invalid(body, subject, message, text);
            default ->
                new GitHubException.ParseError(
                        "GitHub answered " + answer.status() + " to " + operation.id() + ": " + message, null);
        };
    }

    private static GitHubException forbidden(Answer answer, Subject subject, String message, String text) {
        if (STILL_RUNNING.matcher(text).find()) {
            return new GitHubException.RunInProgress(subject.name());
        }
        if (text.contains("disabled") && text.contains("workflow")) {
            return new GitHubException.WorkflowDisabled(subject.name());
        }
        return new GitHubException.AccessDenied(
                message, answer.header("x-accepted-github-permissions").orElse(null));
    }

    private static GitHubException conflict(Subject subject, String message, String text) {
        boolean run = subject.resource() == Resource.RUN;
        if (run && text.contains("completed")) {
            return new GitHubException.RunCompleted(subject.name());
        }
        if (run && text.contains("cancelled")) {
            return new GitHubException.RunCancelled(subject.name());
        }
        return new GitHubException.Conflict(message);
    }

    /** What is no more. */
    static GitHubException gone(Subject subject) {
        return subject.resource() == Resource.ARTIFACT
                ? new GitHubException.ArtifactExpired(subject.name(), null)
                : new GitHubException.NotFound(subject.resource(), subject.name());
    }

    private static GitHubException invalid(JsonNode body, Subject subject, String message, String text) {
        if (text.startsWith("no ref found")) {
            return new GitHubException.InvalidRef(message);
        }
        if (text.contains("disabled workflow") || text.contains("workflow is disabled")) {
            return new GitHubException.WorkflowDisabled(subject.name());
        }
        List<Field> fields =
                body.path("errors").valueStream().map(Refusals::field).toList();
        return new GitHubException.InvalidInputs(message, fields);
    }

    private static Field field(JsonNode error) {
        if (error.isString()) {
            return new Field("", "custom", cut(error.asString()));
        }
        String code = error.path("code").asString("custom");
        return new Field(
                cut(error.path("field").asString("")),
                cut(code),
                cut(error.path("message").asString(code)));
    }

    private static JsonNode body(Answer answer) {
        try {
            return JsonMapper.shared().readTree(answer.body());
        } catch (JacksonException notJson) {
            return MissingNode.getInstance();
        }
    }

    private static String message(JsonNode body, Answer answer) {
        return cut(body.path("message").asString("status " + answer.status()));
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_MESSAGE ? text : text.substring(0, LONGEST_MESSAGE) + "...";
    }
}
