package io.actionsgateway.api.v1;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.actionsgateway.api.error.ApiRefusal;
import io.actionsgateway.platform.Page;
import io.actionsgateway.platform.http.ExternalUrl;
import io.actionsgateway.security.AccessRefusal;
import io.actionsgateway.security.ApiCaller;
import io.actionsgateway.security.Area;
import io.actionsgateway.security.Level;
import io.actionsgateway.security.key.ApiKeys;
import io.actionsgateway.security.key.GrantView;
import io.actionsgateway.security.key.KeyRequest;
import io.actionsgateway.security.key.KeyView;
import io.actionsgateway.security.key.NewKey;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** API keys, for those who may administrate this service; and, for everybody, what his own credential is good for. */
@RestController
@RequestMapping("/api/v1/keys")
class KeyController {

    private final ApiKeys keys;
    private final ExternalUrl external;

    KeyController(ApiKeys keys, ExternalUrl external) {
        this.keys = keys;
        this.external = external;
    }

    @GetMapping
    Page<KeyView> list(
            @RequestParam MultiValueMap<String, String> parameters, @AuthenticationPrincipal ApiCaller caller) {
        demand(caller, Level.READ);
        return keys.list(new QueryParameters(parameters, Set.of()).page());
    }

    @GetMapping("/self")
    Self self(@AuthenticationPrincipal ApiCaller caller) {
        Optional<KeyView> key = Optional.ofNullable(caller.keyId()).flatMap(keys::find);
        return new Self(
                caller.subject(),
                caller.name(),
                caller.keyId(),
                GrantView.of(caller.grants()),
                caller.hourlyLimit(),
                key.map(KeyView::expiresAt).orElse(null));
    }

    @GetMapping("/{id}")
    KeyView get(@PathVariable String id, @AuthenticationPrincipal ApiCaller caller) {
        demand(caller, Level.READ);
        return keys.find(id).orElseThrow(() -> noKey(id));
    }

    @PostMapping
    ResponseEntity<Created> create(Body body, ServerHttpRequest request, @AuthenticationPrincipal ApiCaller caller) {
        demand(caller, Level.WRITE);
        NewKey made = keys.create(body.as(KeyRequest.class), caller);
        URI location =
                URI.create(external.of(request) + "/api/v1/keys/" + made.view().id());
        return ResponseEntity.created(location)
                .cacheControl(CacheControl.noStore())
                .body(new Created(made.key().text(), made.view()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable String id, @AuthenticationPrincipal ApiCaller caller) {
        demand(caller, Level.WRITE);
        if (!keys.revoke(id, caller)) {
            throw noKey(id);
        }
    }

    /** A key that was just made. Its text is never printed. */
    record Created(String key, @JsonUnwrapped KeyView view) {
        @Override
        public String toString() {
            return "Created[key=***, view=" + view + "]";
        }
    }

    /** Who asks. */
    record Self(
            String subject,
            String name,
            @Nullable String keyId,
            List<GrantView> grants,
            @Nullable Integer hourlyLimit,
            @Nullable Instant expiresAt) {}

    private static void demand(ApiCaller caller, Level level) {
        if (!caller.grants().allowEverywhere(Area.ADMINISTRATION, level)) {
            throw new AccessRefusal.MissingPermission(Area.ADMINISTRATION, level);
        }
    }

    /** Somebody may have taken a key for its id: only an id is said back. */
    private static ApiRefusal.NotFound noKey(String id) {
        return new ApiRefusal.NotFound(ApiKeys.isId(id) ? "key " + id : "such key");
    }
}
