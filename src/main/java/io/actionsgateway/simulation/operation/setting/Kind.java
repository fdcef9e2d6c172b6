package io.actionsgateway.simulation.operation.setting;

import io.actionsgateway.description.SettingRules;
import io.actionsgateway.simulation.payload.SettingValues;
import io.actionsgateway.simulation.rest.ApiAnswer;
import io.actionsgateway.simulation.rest.ApiRequest;
import io.actionsgateway.simulation.rest.GitHubError;
import io.actionsgateway.simulation.state.setting.Scope;
import io.actionsgateway.simulation.state.setting.Setting;
import io.actionsgateway.simulation.state.setting.Settings;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** What can be set, and what GitHub says of it. */
enum Kind {
    SECRET("secret", "secret_name", 30, 100),
    VARIABLE("variable", "name", 10, 30);

    private final String word;
    private final String inPath;
    private final int usualPage;
    private final int largestPage;

    Kind(String word, String inPath, int usualPage, int largestPage) {
        this.word = word;
        this.inPath = inPath;
        this.usualPage = usualPage;
        this.largestPage = largestPage;
    }

    String word() {
        return word;
    }

    String plural() {
        return word + "s";
    }

    private String title() {
        return this == SECRET ? "Secret" : "Variable";
    }

    /** The name in the path. */
    String name(ApiRequest request) {
        return request.path(inPath);
    }

    /** All of this kind. */
    Settings<?> in(Scope scope) {
        return switch (this) {
            case SECRET -> scope.secrets();
            case VARIABLE -> scope.variables();
        };
    }

    /** One page; those of secrets are larger. */
    ApiAnswer page(ApiRequest request, List<? extends Setting<?>> settings, Function<Setting<?>, ObjectNode> payload) {
        return request.page(plural(), List.copyOf(settings), payload, usualPage, largestPage);
    }

    ObjectNode payload(Setting<?> setting) {
        return switch (this) {
            case SECRET -> SettingValues.secret(setting);
            case VARIABLE -> SettingValues.variable(setting);
        };
    }

    /** Refuses a name that GitHub does not allow. */
    void checkName(String name) {
        refuse(SettingRules.aboutName(title(), name));
    }

    void checkSize(byte[] value) {
        refuse(SettingRules.aboutSize(value.length));
    }

    private static void refuse(Optional<String> complaint) {
        complaint.ifPresent(words -> {
            throw GitHubError.unprocessable(words);
        });
    }

    /** Refuses one more where there are as many as GitHub keeps. */
    void checkRoom(Settings<?> settings) {
        if (settings.isFull()) {
            throw GitHubError.unprocessable(
                    "Failed to add " + word + ". The limit of " + settings.most() + " " + plural() + " is reached.");
        }
    }
}
