package io.actionsgateway.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.description.ApiVersion;
import io.actionsgateway.github.seal.Libsodium;
import io.actionsgateway.simulation.payload.Template;
import io.actionsgateway.simulation.time.SteppedTimeline;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** Calls written down in a file, line by line; what an answer tells can be used in later lines. */
public final class Tour {

    /** What was answered to a line that calls. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Told(HttpMethod method, String path, int status, HttpHeaders headers, byte[] body) {}

    /** Somebody who is asked instead of the twin, for what he serves. */
    public record Instead(URI root, UnaryOperator<String> authorization, BiPredicate<HttpMethod, String> serves) {}

    private static final Pattern HOLE = Pattern.compile("\\$\\{(\\w+)}");
    private static final int COLUMNS = 4;

    private final MockGitHub twin;
    private final SteppedTimeline time;
    private final ApiVersion version;
    private final @Nullable Instead instead;
    private final Judge judge = new Judge();
    private final WebTestClient client;
    private final Map<String, String> values = new HashMap<>();

    public Tour(MockGitHub twin, SteppedTimeline time, Receiver ears, ApiVersion version) {
        this(twin, time, ears, version, null);
    }

    public Tour(MockGitHub twin, SteppedTimeline time, Receiver ears, ApiVersion version, @Nullable Instead instead) {
        this.instead = instead;
        this.twin = twin;
        this.time = time;
        this.version = version;
        client = WebTestClient.bindToServer()
                .baseUrl(twin.url().toString())
                .responseTimeout(Duration.ofSeconds(20))
                .filter(judge)
                .build();
        values.put("ears", ears.url().toString());
        values.put("dispatched", version == ApiVersion.V2022_11_28 ? "204" : "200");
    }

    /** Statuses that the one who is asked gave, by operation. */
    public Map<String, Set<Integer>> visited() {
        return judge.visited();
    }

    void follow(String resource) throws IOException {
        lines(resource).forEach(this::step);
        settle();
    }

    /** The lines of a tour that do something. */
    public static List<String> lines(String resource) throws IOException {
        try (InputStream file = Tour.class.getResourceAsStream(resource)) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }

    /** Does what a line says; gives what was answered, if the line calls. */
    public Optional<Told> step(String line) {
        if (line.startsWith("advance ")) {
            time.advance(Duration.parse(line.substring("advance ".length())));
            return Optional.empty();
        }
        if (line.equals("settle")) {
            settle();
            return Optional.empty();
        }
        return Optional.of(call(line.split("\\s*\\|\\s*")));
    }

    private void settle() {
        twin.settled().orTimeout(20, TimeUnit.SECONDS).join();
    }

    private Told call(String[] columns) {
        int status = Integer.parseInt(filled(columns[0]));
        String[] how = columns[1].split(" as ", 2);
        String path = filled(columns[2])
                .replaceFirst("^R\\b", "/repos/octo-org/hello-world")
                .replaceFirst("^A\\b", "/repos/octo-org/hello-world/actions")
                .replaceFirst("^O\\b", "/orgs/octo-org");
        String body = columns.length < COLUMNS ? "" : filled(columns[3]);
        EntityExchangeResult<byte[]> answer =
                send(HttpMethod.valueOf(how[0]), path, body, how.length == 1 ? "token any" : as(how[1]));
        byte[] told = answer.getResponseBody();
        String text = told == null ? "" : new String(told, StandardCharsets.UTF_8);
        assertThat(answer.getStatus().value())
                .as("%s %s %s", how[0], path, text)
                .isEqualTo(status);
        Arrays.stream(columns).skip(COLUMNS).forEach(column -> keep(column, text));
        return new Told(
                HttpMethod.valueOf(how[0]),
                path,
                status,
                answer.getResponseHeaders(),
                told == null ? new byte[0] : told);
    }

    private EntityExchangeResult<byte[]> send(HttpMethod method, String path, String body, String authorization) {
        boolean elsewhere = instead != null && instead.serves().test(method, path);
        WebTestClient.RequestBodySpec request = client.method(method)
                .uri(elsewhere ? URI.create(instead.root() + path) : twin.url().resolve(path))
                .header("Authorization", elsewhere ? instead.authorization().apply(path) : authorization)
                .header("User-Agent", "tour")
                .header("X-GitHub-Api-Version", version.date());
        return (body.isEmpty()
                        ? request
                        : request.contentType(MediaType.APPLICATION_JSON).bodyValue(body))
                .exchange()
                .expectBody()
                .returnResult();
    }

    private String as(String who) {
        String jwt = "Bearer " + AppJwts.signed(twin.appPrivateKey(), time.now());
        return who.equals("app") ? jwt : "Bearer " + installationToken(jwt);
    }

    private String installationToken(String jwt) {
        String path = "/app/installations/3456996/access_tokens";
        byte[] minted = send(HttpMethod.POST, path, "", jwt).getResponseBody();
        return Template.JSON.readTree(minted).get("token").asString();
    }

    private void keep(String column, String answer) {
        String[] sides = column.split("\\s*=\\s*", 2);
        JsonNode found = Template.JSON.readTree(answer).at(sides[1]);
        assertThat(found.isMissingNode()).as("%s in %s", sides[1], answer).isFalse();
        values.put(sides[0], found.asString());
        if (sides[0].equals("key")) {
            values.put("sealed", sealed(found.asString()));
        }
    }

    private static String sealed(String key) {
        Base64.Decoder decoder = Base64.getDecoder();
        byte[] box = Libsodium.load().seal("s3cret".getBytes(StandardCharsets.UTF_8), decoder.decode(key));
        return Base64.getEncoder().encodeToString(box);
    }

    private String filled(String text) {
        Matcher hole = HOLE.matcher(text);
        return hole.replaceAll(
                found -> Matcher.quoteReplacement(Objects.requireNonNull(values.get(found.group(1)), found.group(1))));
    }
}
