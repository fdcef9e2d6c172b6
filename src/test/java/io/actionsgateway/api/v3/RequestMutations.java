package io.actionsgateway.api.v3;

import io.actionsgateway.description.ApiDescription;
import io.actionsgateway.description.ApiVersion;
import io.actionsgateway.description.DescribedOperation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;

/** Valid requests of every operation, spoilt in one to three places. What they are depends on the generator alone. */
final class RequestMutations {

    /** Writes go to places that are not there, so that nothing is changed. */
    private static final String NOWHERE = "no-such-repository";

    private static final List<String> SEGMENTS = List.of(
            "%2F",
            "%2e%2e",
            "..",
            ".",
            "/",
            "%00",
            "%5c",
            "\\",
            ";a=b",
            "%ff",
            "%c0%ae",
            "%",
            "%zz",
            "%252e",
            "{",
            "|",
            "#",
            " ",
            "\t",
            "\u00e4",
            "%0d%0aX:y",
            "%e2%80%a8",
            "%ed%a0%80",
            ".git",
            "*",
            "'\"<>",
            "-1",
            "0",
            "99999999999999999999",
            "x".repeat(300),
            "x".repeat(9_000));
    private static final List<String> QUERIES = List.of(
            "per_page=-1",
            "per_page=99999999999999999999",
            "per_page=a",
            "page=1&page=2",
            "per_page",
            "=",
            "&&&",
            "%",
            "%zz",
            "created=>=2020",
            "a[]=b",
            "a={}",
            "a=%00",
            "a=%0d%0ab",
            "access_token=x",
            "ref=\u00e4",
            "a=%ff",
            "#",
            "a b",
            ";",
            "x=" + "y".repeat(9_000),
            "a=b&".repeat(500));
    private static final List<String> HEADERS = List.of(
            "Host: other",
            "Authorization: Bearer x",
            "Content-Length: 5",
            "Content-Length: -1",
            "Content-Type: a/b",
            "Content-Type: ;;",
            "Transfer-Encoding: chunked",
            "Transfer-Encoding: gzip",
            "X: a\r\n b",
            "X : a",
            ": a",
            "X",
            "X: \0",
            "X: \u001b[31m",
            "X: \u00ff",
            "Accept:",
            "Accept: ;;;",
            "Accept: */*;q=x",
            "Accept: a/b, c",
            "Range: bytes=0-",
            "X-GitHub-Api-Version: 1999-01-01",
            "X-GitHub-Api-Version:",
            "If-None-Match: \"",
            "If-None-Match: W/\"a\", *",
            "If-Modified-Since: yesterday",
            "Expect: 100-continue",
            "Expect: x",
            "Upgrade: h2c",
            "Connection: x, y",
            "Connection: close, keep-alive",
            "Cookie: a=b;;=",
            "Content-Encoding: gzip",
            "X-HTTP-Method-Override: DELETE",
            "Idempotency-Key: a",
            "Idempotency-Key: " + "k".repeat(2_000),
            "X-Forwarded-Host: evil.example",
            "Forwarded: =;,\"",
            "Origin: null",
            "X: " + "y".repeat(20_000),
            "X: y\r\n".repeat(120) + "X: y",
            "Max-Forwards: 0",
            "TE: trailers");
    private static final List<String> BODIES = List.of(
            "",
            "{",
            "}",
            "[]",
            "null",
            "\"",
            "\0",
            "{\"a\":1,\"a\":2}",
            "{\"ref\":\"a\\u0000\\ud800\"}",
            "{\"inputs\":{\"a\":{}}}",
            "1e999999",
            "-",
            "{\"ref\":1}",
            "\u00ff\u00fe",
            "\u00ef\u00bb\u00bf{}",
            "[".repeat(10_000),
            "{\"a\":".repeat(10_000),
            "9".repeat(50_000),
            "a=b&c=d",
            "{\"name\":\"" + "x".repeat(70_000) + "\"}");
    private static final List<String> METHODS =
            List.of("PUT", "POST", "PATCH", "DELETE", "OPTIONS", "TRACE", "X", "get", "G\tT", "");

    private final List<DescribedOperation> operations = Stream.of(ApiVersion.values())
            .flatMap(version -> ApiDescription.of(version).operations().stream())
            .toList();
    private final String key;
    private final RandomGenerator random;

    private String line = "";
    private String target = "";
    private String query = "";
    private String body = "";
    private List<String> headers = new ArrayList<>();

    RequestMutations(String key, RandomGenerator random) {
        this.key = key;
        this.random = random;
    }

    /** The bytes of the next request. */
    byte[] next() {
        begin(operations.get(random.nextInt(operations.size())));
        int mutations = random.nextInt(1, 4);
        for (int i = 0; i < mutations; i++) {
            mutate();
        }
        String head = line + " " + target + query + " HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
        byte[] bytes = (head + body).getBytes(StandardCharsets.ISO_8859_1);
        if (random.nextInt(20) == 0) {
            bytes[random.nextInt(head.length())] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private void begin(DescribedOperation operation) {
        boolean read = operation.method().equals(HttpMethod.GET);
        line = operation.method().name();
        target = "/api/v3"
                + operation
                        .path()
                        .replace("{owner}", "octo-org")
                        .replace("{org}", read ? "octo-org" : "no-such-org")
                        .replace("{repo}", read ? "hello-world" : NOWHERE)
                        .replace("{workflow_id}", "ci.yml")
                        .replaceAll("\\{[a-z_]*name}", "production")
                        .replaceAll("\\{[^}]*}", "1");
        query = read && random.nextBoolean() ? "?per_page=2" : "";
        body = read ? "" : "{}";
        headers = new ArrayList<>(List.of(
                "Host: localhost",
                "Connection: close",
                "Accept: application/vnd.github+json",
                "Authorization: Bearer " + key));
        if (!read) {
            headers.add("Content-Type: application/json");
            withLength();
        }
    }

    private void mutate() {
        switch (random.nextInt(7)) {
            case 0, 1 -> target = spoilt(target);
            case 2 -> query = "?" + any(QUERIES) + (random.nextBoolean() ? "&" + any(QUERIES) : "");
            case 3, 4 -> headers.add(random.nextInt(headers.size() + 1), any(HEADERS));
            case 5 -> {
                body = any(BODIES);
                withLength();
            }
            default -> {
                if (random.nextInt(4) == 0) {
                    line = any(METHODS);
                    target = target.replace("hello-world", NOWHERE).replace("octo-org", "no-such-org");
                } else {
                    query = "";
                }
            }
        }
    }

    /** Something put in, put in the place of a segment, or taken out. */
    private String spoilt(String path) {
        int at = random.nextInt(7, path.length() + 1);
        int end = path.indexOf('/', at);
        return switch (random.nextInt(3)) {
            case 0 -> path.substring(0, at) + any(SEGMENTS) + path.substring(at);
            case 1 ->
                path.substring(0, path.lastIndexOf('/', at - 1) + 1)
                        + any(SEGMENTS)
                        + (end < 0 ? "" : path.substring(end));
            default -> path.substring(0, at);
        };
    }

    private void withLength() {
        headers.removeIf(header -> header.startsWith("Content-Length"));
        headers.add("Content-Length: " + body.length());
    }

    private String any(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
