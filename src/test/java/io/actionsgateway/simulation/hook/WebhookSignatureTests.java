package io.actionsgateway.simulation.hook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.platform.Secret;
import org.junit.jupiter.api.Test;

class WebhookSignatureTests {

    private final Secret secret = new Secret("It's a Secret to Everybody");

    @Test
    void signsAsGitHubsDocumentationDoes() {
        assertThat(WebhookSignature.sha256(secret, "Hello, World!".getBytes(UTF_8)))
                .isEqualTo("sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17");
    }

    @Test
    void signsTheOldWayToo() {
        assertThat(WebhookSignature.sha1(secret, "Hello, World!".getBytes(UTF_8)))
                .matches("sha1=[0-9a-f]{40}");
    }
}
