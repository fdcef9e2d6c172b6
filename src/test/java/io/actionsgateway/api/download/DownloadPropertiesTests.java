package io.actionsgateway.api.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.actionsgateway.platform.Secret;
import org.junit.jupiter.api.Test;

class DownloadPropertiesTests {

    @Test
    void relaysOnlyWithASecretThatCannotBeGuessed() {
        assertThatThrownBy(() -> new DownloadProperties(DownloadProperties.Way.RELAY, null))
                .hasMessageContaining("actions.api.download-secret");
        assertThatThrownBy(() -> new DownloadProperties(DownloadProperties.Way.RELAY, new Secret("x".repeat(31))))
                .hasMessageContaining("actions.api.download-secret")
                .hasMessageNotContaining("xxx");
        assertThat(new DownloadProperties(DownloadProperties.Way.RELAY, new Secret("x".repeat(32))).toString())
                .doesNotContain("xxx");
    }

    @Test
    void needsNoneToRedirect() {
        assertThat(new DownloadProperties(DownloadProperties.Way.REDIRECT, null).downloadSecret())
                .isNull();
    }
}
