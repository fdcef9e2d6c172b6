package io.actionsgateway.github.transport.credential;

import io.actionsgateway.github.transport.AccessToken;
import io.actionsgateway.github.transport.Answer;
import io.actionsgateway.github.transport.Call;
import io.actionsgateway.github.transport.Credential;
import io.actionsgateway.github.transport.GitHubException.Unauthorized;
import io.actionsgateway.github.transport.Step;
import io.actionsgateway.platform.Waits;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Puts the token in. A token that GitHub refuses is replaced once, for any method: a refused call was not executed. A newly
 * minted token may not be known everywhere at GitHub yet; a 401, 403 or 404 to it is asked again after 1, 3 and 10 s, while
 * the caller's patience lasts.
 */
@Component
@Order(Step.Position.TOKEN)
class TokenStep implements Step {

    private static final Logger log = LoggerFactory.getLogger(TokenStep.class);
    private static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(3), Duration.ofSeconds(10));

    private final GitHubTime time;
    private final Waits waits;
    private final MeterRegistry meters;

    TokenStep(GitHubTime time, Waits waits, MeterRegistry meters) {
        this.time = time;
        this.waits = waits;
        this.meters = meters;
    }

    @Override
    public Mono<Answer> handle(Call call, Next next) {
        return Mono.defer(() -> new Tries(call, next).next());
    }

    /** One call; used by one subscriber, one try after the other. */
    private final class Tries {

        private final Call call;
        private final Next next;
        private final Credential credential;
        private final Instant end;
        private final Iterator<Duration> pauses = PAUSES.iterator();
        private boolean replaced;

        Tries(Call call, Next next) {
            this.call = call;
            this.next = next;
            this.credential = call.identity();
            this.end = time.ours().plus(call.caller().patience());
        }

        Mono<Answer> next() {
            return credential.token().contextWrite(call.caller()).flatMap(this::with);
        }

        private Mono<Answer> with(AccessToken token) {
            boolean fresh = credential.fresh(token);
            Instant sent = time.ours();
            return next.send(authorized(token)).flatMap(answer -> {
                time.learn(credential.host(), sent, answer);
                return fresh && doubtful(answer) ? doubted(token, answer) : judged(token, answer);
            });
        }

        private Call authorized(AccessToken token) {
            Call authorized = call.withHeader(
                    HttpHeaders.AUTHORIZATION, "Bearer " + token.value().text());
            String etag = call.condition() == null ? null : call.condition().apply(token);
            return etag == null ? authorized : authorized.withHeader(HttpHeaders.IF_NONE_MATCH, etag);
        }

        private static boolean doubtful(Answer answer) {
            return answer.status() == 401 || answer.status() == 403 || answer.status() == 404;
        }

        private Mono<Answer> doubted(AccessToken token, Answer answer) {
            if (!pauses.hasNext()) {
                return judged(token, answer);
            }
            Duration pause = pauses.next();
            if (time.ours().plus(pause).isBefore(end)) {
                return waits.pause(pause).then(Mono.defer(this::next));
            }
            return answer.status() == 401 ? refused(token) : Mono.just(answer);
        }

        private Mono<Answer> judged(AccessToken token, Answer answer) {
            if (answer.status() == 401) {
                return refused(token);
            }
            credential.accepted(token);
            return Mono.just(answer);
        }

        private Mono<Answer> refused(AccessToken token) {
            if (credential.rejected(token) && !replaced) {
                replaced = true;
                return next();
            }
            alert();
            return Mono.error(new Unauthorized("GitHub does not take the credential " + credential.name() + " for "
                    + call.operation().id() + ": it is wrong, expired, revoked or suspended."));
        }

        private void alert() {
            log.error(
                    "GitHub refuses the credential {} for {}: nothing that it serves can be answered.",
                    credential.name(),
                    call.operation().id());
            Counter.builder("actions.github.credential.refused")
                    .description("Calls to which GitHub answered that it does not take our credential")
                    .tag("credential", credential.name())
                    .register(meters)
                    .increment();
        }
    }
}
