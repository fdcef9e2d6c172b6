package io.actionsgateway.simulation.control;

import io.actionsgateway.platform.Secret;
import io.actionsgateway.simulation.access.App;
import io.actionsgateway.simulation.access.Token;
import io.actionsgateway.simulation.scenario.Account;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Says what tokens stand for, and tells what somebody needs to be the App. */
final class AccessControl {

    private static final Set<String> LEVELS = Set.of("read", "write", "admin");

    private final Stage stage;

    private record Wish(
            @Nullable String token,
            @Nullable String kind,
            @Nullable String account,
            @Nullable Map<String, String> permissions,
            @Nullable List<String> repositories,
            @Nullable String lives) {}

    private record Declared(
            String kind,
            String account,
            Map<String, String> permissions,
            @Nullable Instant expiresAt) {}

    private record Identity(long id, String clientId, String slug, long installationId, String privateKey) {}

    AccessControl(Stage stage) {
        this.stage = stage;
    }

    void register(ControlTable table) {
        table.get("/app", "the App that is installed, with its private key", request -> identity())
                .create(
                        "/tokens",
                        "says what a token stands for: {\"token\": \"t\", \"permissions\": {\"actions\": \"read\"}}",
                        this::declare)
                .post("/tokens/revoke", "refuses a token from now on: {\"token\": \"t\"}", this::revoke);
    }

    private Identity identity() {
        App app = stage.play().tokens().app();
        return new Identity(
                App.ID,
                App.CLIENT_ID,
                App.SLUG,
                App.INSTALLATION_ID,
                app.privateKey().text());
    }

    private Declared declare(ControlRequest request) {
        Wish wish = request.body(Wish.class);
        try {
            Token meaning = meaning(wish);
            stage.play().tokens().declare(token(wish), meaning);
            return new Declared(
                    meaning.kind().name().toLowerCase(Locale.ROOT),
                    meaning.account().login(),
                    meaning.permissions(),
                    meaning.expiresAt());
        } catch (IllegalArgumentException wrong) {
            throw ControlProblem.unprocessable(String.valueOf(wrong.getMessage()));
        } catch (IllegalStateException tooMany) {
            throw ControlProblem.conflict(String.valueOf(tooMany.getMessage()));
        }
    }

    private static Secret token(Wish wish) {
        return new Secret(ControlRequest.needed(wish.token(), "token", "{\"token\": \"github_pat_mine\"}"));
    }

    private Token meaning(Wish wish) {
        Map<String, String> permissions = wish.permissions() == null ? Map.of() : wish.permissions();
        permissions.forEach(AccessControl::checkPermission);
        Token token = switch (wish.kind() == null ? "fine_grained" : wish.kind()) {
            case "classic" -> Token.classic(account(wish));
            case "fine_grained" -> Token.fineGrained(account(wish), permissions);
            case "installation" -> Token.installation(permissions);
            default -> throw ControlProblem.unprocessable("kind is classic, fine_grained or installation");
        };
        List<String> repositories = wish.repositories();
        Token limited = repositories == null ? token : token.on(repositories.toArray(String[]::new));
        String lives = wish.lives();
        return lives == null
                ? limited
                : limited.until(stage.play().world().now().plus(duration(lives)));
    }

    private static void checkPermission(String area, String level) {
        if (!App.permissions().containsKey(area) && !area.equals("variables")) {
            throw ControlProblem.unprocessable("there is no permission " + area + "; there are "
                    + String.join(", ", new TreeSet<>(App.permissions().keySet())));
        }
        if (!LEVELS.contains(level)) {
            throw ControlProblem.unprocessable("a permission is read, write or admin, not " + level);
        }
    }

    private Account account(Wish wish) {
        var world = stage.play().world();
        String login = wish.account();
        return login == null
                ? world.actor()
                : world.user(login).orElseThrow(() -> ControlProblem.unprocessable("there is no user " + login));
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException wrong) {
            throw ControlProblem.unprocessable("lives is a duration such as PT1H");
        }
    }

    private Map<String, Boolean> revoke(ControlRequest request) {
        stage.play().tokens().revoke(token(request.body(Wish.class)));
        return Map.of("revoked", true);
    }
}
