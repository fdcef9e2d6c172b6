package io.actionsgateway.github.transport.credential;

import io.actionsgateway.github.transport.Answer;
import io.actionsgateway.github.transport.Call;
import io.actionsgateway.github.transport.Step;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Blots out the token that was sent wherever the answer repeats it, in body or headers, before anybody else sees the
 * answer: GitHub does not do that, but a proxy's error page may.
 */
@Component
@Order(Step.Position.SEND - 1)
class EchoStep implements Step {

    private static final Logger log = LoggerFactory.getLogger(EchoStep.class);
    private static final String BLOT = "***";
    private static final String SCHEME = "Bearer ";

    private final MeterRegistry meters;

    EchoStep(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public Mono<Answer> handle(Call call, Next next) {
        String sent = call.headers().getFirst(HttpHeaders.AUTHORIZATION);
        return sent == null || !sent.startsWith(SCHEME)
                ? next.send(call)
                : next.send(call).map(answer -> blotted(call, answer, sent.substring(SCHEME.length())));
    }

    private Answer blotted(Call call, Answer answer, String token) {
        byte[] bytes = token.getBytes(StandardCharsets.UTF_8);
        boolean inBody = next(answer.body(), bytes, 0) >= 0;
        boolean inHeaders = answer.headers().headerSet().stream()
                .anyMatch(header -> header.getValue().stream().anyMatch(value -> value.contains(token)));
        if (!inBody && !inHeaders) {
            return answer;
        }
        tell(call);
        HttpHeaders headers = without(answer.headers(), token);
        return new Answer(answer.status(), headers, without(answer.body(), bytes), answer.cacheStatus());
    }

    private void tell(Call call) {
        String credential = call.identity().name();
        log.warn(
                "An answer to {} repeated our own credential {}; it was blotted out.",
                call.operation().id(),
                credential);
        Counter.builder("actions.github.credential.echoed")
                .description("Answers that repeated our own credential")
                .tag("credential", credential)
                .register(meters)
                .increment();
    }

    private static HttpHeaders without(HttpHeaders headers, String token) {
        HttpHeaders others = new HttpHeaders();
        headers.forEach((name, values) -> others.put(
                name, values.stream().map(value -> value.replace(token, BLOT)).toList()));
        return others;
    }

    private static byte[] without(byte[] body, byte[] token) {
        ByteArrayOutputStream others = new ByteArrayOutputStream(body.length);
        int copied = 0;
        for (int found = next(body, token, 0); found >= 0; found = next(body, token, copied)) {
            others.write(body, copied, found - copied);
            others.writeBytes(BLOT.getBytes(StandardCharsets.UTF_8));
            copied = found + token.length;
        }
        others.write(body, copied, body.length - copied);
        return others.toByteArray();
    }

    private static int next(byte[] body, byte[] token, int from) {
        for (int start = from; start <= body.length - token.length; start++) {
            if (body[start] == token[0] && isAt(body, token, start)) {
                return start;
            }
        }
        return -1;
    }

    private static boolean isAt(byte[] body, byte[] token, int start) {
        return Arrays.equals(body, start, start + token.length, token, 0, token.length);
    }
}
