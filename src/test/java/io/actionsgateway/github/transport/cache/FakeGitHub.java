package io.actionsgateway.github.transport.cache;

import io.actionsgateway.github.transport.AccessToken;
import io.actionsgateway.github.transport.Answer;
import io.actionsgateway.github.transport.CacheStatus;
import io.actionsgateway.github.transport.Call;
import io.actionsgateway.github.transport.Step;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** The rest of the chain: puts the token in, answers with a body under GitHub's ETag, or with 304. */
final class FakeGitHub implements Step.Next {

    final HttpHeaders headers = new HttpHeaders();
    final List<String> conditions = Collections.synchronizedList(new ArrayList<>());
    final AtomicInteger requests = new AtomicInteger();
    final AtomicInteger cancelled = new AtomicInteger();
    volatile int status = 200;
    volatile String body = "{\"total_count\":0}";
    volatile boolean derivable = true;
    volatile boolean weak;
    volatile Sinks.Empty<Void> gate;
    volatile Function<Call, Mono<Answer>> instead;

    FakeGitHub() {
        headers.set("Content-Type", "application/json; charset=utf-8");
    }

    @Override
    public Mono<Answer> send(Call call) {
        return Mono.defer(() -> {
            requests.incrementAndGet();
            Mono<Answer> answer = instead == null ? Mono.fromSupplier(() -> answer(call)) : instead.apply(call);
            Mono<Answer> later = gate == null ? answer : gate.asMono().then(answer);
            return later.doOnCancel(cancelled::incrementAndGet);
        });
    }

    private Answer answer(Call call) {
        AccessToken token = ((FakeCredential) call.identity()).current();
        String condition = call.condition() == null
                ? call.headers().getFirst(HttpHeaders.IF_NONE_MATCH)
                : call.condition().apply(token);
        conditions.add(String.valueOf(condition));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String etag = etag(call, token, bytes);
        HttpHeaders all = HttpHeaders.copyOf(headers);
        if (status == 200) {
            all.set(HttpHeaders.ETAG, etag);
        }
        boolean same = status == 200 && etag.equals(condition);
        return new Answer(
                same ? 304 : status,
                all,
                same ? new byte[0] : bytes,
                CacheStatus.forwarded(CacheStatus.Forward.BYPASS, 0));
    }

    private String etag(Call call, AccessToken token, byte[] bytes) {
        String salt = derivable ? "" : "another recipe";
        String hex =
                GitHubEtag.of(CacheKey.accept(call), "Bearer " + token.value().text() + salt, bytes);
        return (weak ? "W/\"" : "\"") + hex + '"';
    }
}
