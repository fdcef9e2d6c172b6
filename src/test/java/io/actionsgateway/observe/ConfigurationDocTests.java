package io.actionsgateway.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code docs/configuration.md} is written from the settings' own Javadoc. When they differ, this test writes the page anew
 * and fails once: look at the difference and commit it.
 */
class ConfigurationDocTests {

    private static final Path PAGE = Path.of("docs/configuration.md");

    @Test
    void saysOfEachSettingWhatItsJavadocSays() throws IOException {
        String page = new ConfigurationPage(JsonMapper.shared().readTree(metadata())).text();

        if (!page.equals(Files.exists(PAGE) ? Files.readString(PAGE) : "")) {
            Files.writeString(PAGE, page);
            throw new AssertionError(PAGE + " was out of date and has been written anew: commit it.");
        }
    }

    @Test
    void explainsEverySetting() throws IOException {
        assertThat(ConfigurationPage.settings(JsonMapper.shared().readTree(metadata())))
                .isNotEmpty()
                .allSatisfy(setting ->
                        assertThat(setting.meaning()).as(setting.name()).isNotBlank());
    }

    /** Written by the annotation processor, which runs in Maven. */
    private static byte[] metadata() throws IOException {
        try (InputStream metadata =
                ConfigurationDocTests.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
            Assumptions.assumeTrue(metadata != null, "compiled without the annotation processor");
            return metadata.readAllBytes();
        }
    }
}
