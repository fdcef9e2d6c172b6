package io.actionsgateway.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StoriesTests {

    private static final int TOLD = 200 * 9 + 1;

    private final JsonMapper json = JsonMapper.builder().build();
    private final Stories stories = new Stories(1);

    @Test
    void bodiesSayWhatTheirFactsSay() {
        for (long number = 0; number < TOLD; number++) {
            Delivery delivery = stories.at(number);
            JsonNode body = json.readTree(delivery.body());
            assertThat(delivery.body()).hasSize(Templates.LENGTH);
            assertThat(said(delivery.event(), body.path(delivery.event()))).isEqualTo(stories.fact(number));
            assertThat(body.at("/repository/full_name").asString()).isEqualTo(stories.repository(number));
        }
    }

    @Test
    void tellsEachFactOnceUnderItsOwnGuid() {
        Set<Object> told = new HashSet<>();
        for (long number = 0; number < TOLD; number++) {
            assertThat(told.add(stories.guid(number))).isTrue();
            assertThat(told.add(stories.fact(number))).isTrue();
        }
    }

    private static Fact said(String event, JsonNode about) {
        boolean run = event.equals("workflow_run");
        String status = about.path("status").asString();
        String time = switch (status) {
            case "completed" -> run ? "updated_at" : "completed_at";
            case "in_progress" -> run ? "updated_at" : "started_at";
            default -> run ? "updated_at" : "created_at";
        };
        return new Fact(
                about.path(run ? "id" : "run_id").asLong(),
                about.path("run_attempt").asInt(),
                run ? 0 : about.path("id").asLong(),
                status,
                about.path("conclusion").asString(""),
                Instant.parse(about.path(time).asString()));
    }
}
