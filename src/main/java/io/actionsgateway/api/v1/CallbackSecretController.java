package io.actionsgateway.api.v1;

import io.actionsgateway.security.ApiCaller;
import io.actionsgateway.stream.callback.Callbacks;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a caller verifies his callbacks with; nobody is shown another one's. */
@RestController
@RequestMapping("/api/v1/callbacks/secret")
class CallbackSecretController {

    private final Callbacks callbacks;

    CallbackSecretController(Callbacks callbacks) {
        this.callbacks = callbacks;
    }

    @GetMapping
    ResponseEntity<SigningSecret> get(@AuthenticationPrincipal ApiCaller caller) {
        SigningSecret secret = new SigningSecret(
                caller.subject(), callbacks.secret(caller.subject()).text());
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(secret);
    }

    /**
     * A caller's own secret.
     *
     * @param subject whose
     * @param secret {@code whsec_} and base64
     */
    record SigningSecret(String subject, String secret) {
        @Override
        public String toString() {
            return "SigningSecret[subject=" + subject + ", secret=***]";
        }
    }
}
