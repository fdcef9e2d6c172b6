package io.actionsgateway.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.event.KeyValuePair;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.mock.env.MockEnvironment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever a caller sends, a log entry is one line of JSON. */
class LogForgeryTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\r\n{\"message\":\"forged\"}",
                "a\",\"log\":{\"level\":\"ERROR\"},\"b\":\"",
                "\u001b[2J\u001b[31mred",
                "a\u2028b\u2029c\u0085d",
                "\\\"\\u000a",
                "\0\b\f\t"
            })
    void keepsAnythingInOneLineAndOneField(String sent) throws Exception {
        String line = logged(sent);

        assertThat(line).endsWith("\n");
        assertThat(line.strip()).doesNotContain("\n", "\r", "\u001b", "\0");
        JsonNode entry = JsonMapper.shared().readTree(line);
        assertThat(entry.path("message").asString()).isEqualTo("said " + sent);
        assertThat(entry.path("subject").asString()).isEqualTo(sent);
        assertThat(entry.path("log").path("level").asString()).isEqualTo("INFO");
    }

    @Test
    void isTheFormOfTheConsole() throws Exception {
        Object format = new YamlPropertySourceLoader()
                .load("shipped", new ClassPathResource("application.yaml"))
                .getFirst()
                .getProperty("logging.structured.format.console");

        assertThat(format).isEqualTo("ecs");
    }

    private static String logged(String sent) {
        LoggerContext context = new LoggerContext();
        context.putObject(Environment.class.getName(), new MockEnvironment());
        StructuredLogEncoder encoder = new StructuredLogEncoder();
        encoder.setContext(context);
        encoder.setFormat("ecs");
        encoder.start();
        LoggingEvent event =
                new LoggingEvent("", context.getLogger("access"), Level.INFO, "said {}", null, new Object[] {sent});
        event.setKeyValuePairs(List.of(new KeyValuePair("subject", sent)));
        event.setMDCPropertyMap(java.util.Map.of());
        return new String(encoder.encode(event), StandardCharsets.UTF_8);
    }
}
