package io.actionsgateway.api.v3;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends spoilt requests to a service and says which answers no service should give. The same seed asks the same. */
public final class DialectFuzzer {

    /** Nobody waits longer for an answer: such a request lacks bytes that it promised. */
    private static final int PATIENCE_MILLIS = 500;

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 ([0-9]{3}) ");
    private static final Pattern SECRET = Pattern.compile("c4n4ry|gh[pousr]_|Exception|java\\.|reactor\\.");
    private static final List<Integer> FROM_GITHUB = List.of(502, 503, 504);

    private final int port;
    private final RequestMutations requests;
    private final JsonMapper json = JsonMapper.shared();
    private final Map<String, Integer> outcomes = new TreeMap<>();

    public DialectFuzzer(int port, String key, long seed) {
        this.port = port;
        this.requests = new RequestMutations(key, new SplittableRandom(seed));
    }

    /** Sends as many requests and gives what is wrong with their answers, each with its request. */
    public List<String> run(int count) throws IOException {
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] request = requests.next();
            String fault = fault(answer(request));
            if (!fault.isEmpty()) {
                faults.add(fault + " <- " + readable(request));
            }
        }
        return faults;
    }

    /** How often each status came, and silence. */
    public Map<String, Integer> outcomes() {
        return outcomes;
    }

    private String answer(byte[] request) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request);
            InputStream in = socket.getInputStream();
            in.transferTo(answer);
        } catch (SocketTimeoutException waiting) {
            outcomes.merge("kept open", 1, Integer::sum);
        } catch (SocketException reset) {
            outcomes.merge("reset", 1, Integer::sum);
        }
        return answer.toString(StandardCharsets.UTF_8);
    }

    private String fault(String answer) {
        Matcher line = STATUS.matcher(answer);
        if (!line.lookingAt()) {
            outcomes.merge("none", 1, Integer::sum);
            return answer.isEmpty() ? "" : "no HTTP: " + answer;
        }
        int status = Integer.parseInt(line.group(1));
        outcomes.merge(line.group(1), 1, Integer::sum);
        if (SECRET.matcher(answer).find()) {
            return "tells too much: " + answer;
        }
        if (status >= 500 && status != 501 && status != 505 && !FROM_GITHUB.contains(status)) {
            return "fails: " + answer;
        }
        int body = answer.indexOf("\r\n\r\n") + 4;
        return status < 400 || body == answer.length() || isRefusal(answer.substring(body), status)
                ? ""
                : "has no shape: " + answer;
    }

    private boolean isRefusal(String body, int status) {
        JsonNode refusal = json.readTree(body);
        return refusal.path("status").asString("").equals(Integer.toString(status))
                && (refusal.has("message")
                        || refusal.path("type").asString("").startsWith("urn:actions-gateway:problem:"));
    }

    private static String readable(byte[] request) {
        String text = new String(request, StandardCharsets.ISO_8859_1)
                .replace("\r\n", "~")
                .codePoints()
                .mapToObj(each -> each < ' ' || each > '~'
                        ? "\\x" + HexFormat.of().toHexDigits((byte) each)
                        : Character.toString(each))
                .collect(java.util.stream.Collectors.joining());
        return text.substring(0, Math.min(600, text.length()));
    }
}
