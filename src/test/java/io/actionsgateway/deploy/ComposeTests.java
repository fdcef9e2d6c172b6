package io.actionsgateway.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The compose file is one by its specification's own schema, gives nothing away, and takes the files that the chart takes. */
class ComposeTests {

    private final JsonNode file = read();

    @Test
    void isValid() throws IOException {
        try (var schema = ComposeTests.class.getResourceAsStream("compose-spec.json")) {
            // "id" is a word of an older draft than the one that the schema names.
            String text =
                    new String(schema.readAllBytes(), StandardCharsets.UTF_8).replaceAll("\"id\": \"[^\"]*\",", "");
            assertThat(SchemaRegistry.withDialect(Dialects.getDraft201909())
                            .getSchema(new JsonMapper().readTree(text))
                            .validate(file))
                    .isEmpty();
        }
    }

    @Test
    void startsTheTwinOnlyWhereItIsAskedFor() {
        assertThat(file.at("/services/twin/profiles").toString()).isEqualTo("[\"twin\"]");
        assertThat(file.at("/services/gateway-with-twin/profiles").toString()).isEqualTo("[\"twin\"]");
        assertThat(file.at("/services/gateway/profiles").toString()).isEqualTo("[\"github\"]");
    }

    @Test
    void knowsNoSecretsButThoseOfTheTwin() {
        assertThat(file.at("/services/gateway/environment").toString()).doesNotContain("local-dev", "SECRET", "TOKEN");
        assertThat(file.at("/services/gateway/secrets")).hasSize(4);
        assertThat(file.path("secrets").valueStream())
                .allSatisfy(
                        secret -> assertThat(secret.path("file").stringValue()).startsWith("./secrets/"));
    }

    @Test
    void letsNobodyFromElsewhereReachWhatHasKnownKeys() {
        for (String service : new String[] {"gateway-with-twin", "twin", "prometheus", "grafana"}) {
            assertThat(file.at("/services/" + service + "/ports").valueStream())
                    .isNotEmpty()
                    .allSatisfy(port -> assertThat(port.stringValue()).startsWith("127.0.0.1:"));
        }
        assertThat(file.at("/services/postgres/ports").isMissingNode()).isTrue();
    }

    @Test
    void runsTheServiceAsTheChartDoes() {
        for (String service : new String[] {"gateway", "gateway-with-twin", "twin"}) {
            JsonNode one = file.path("services").path(service);
            assertThat(one.path("read_only").booleanValue()).isTrue();
            assertThat(one.path("cap_drop").toString()).isEqualTo("[\"ALL\"]");
        }
    }

    @Test
    void mountsFilesThatExist() {
        assertThat(file.path("services")
                        .valueStream()
                        .flatMap(service -> service.path("volumes").valueStream())
                        .map(JsonNode::stringValue)
                        .filter(volume -> volume.startsWith("./"))
                        .map(volume -> Path.of(volume.substring(0, volume.indexOf(':')))))
                .hasSizeGreaterThanOrEqualTo(4)
                .allSatisfy(path -> assertThat(path).exists());
    }

    @Test
    void namesNoImageByLatest() {
        assertThat(StreamSupport.stream(file.path("services").spliterator(), false)
                        .map(service -> service.path("image").stringValue()))
                .allSatisfy(image -> assertThat(image).contains(":").doesNotEndWith(":latest"));
    }

    private static JsonNode read() {
        try {
            Object loaded = new Load(LoadSettings.builder().build())
                    .loadFromString(Files.readString(Path.of("docker-compose.yml")));
            return new JsonMapper().valueToTree(merged(loaded));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** YAML 1.2 knows no merge keys; Compose does. */
    private static Object merged(Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            return value;
        }
        Map<Object, Object> result = new LinkedHashMap<>();
        if (map.get("<<") instanceof Map<?, ?> base) {
            result.putAll((Map<?, ?>) merged(base));
        }
        map.forEach((key, one) -> {
            if (!"<<".equals(key)) {
                result.put(key, merged(one));
            }
        });
        return result;
    }
}
