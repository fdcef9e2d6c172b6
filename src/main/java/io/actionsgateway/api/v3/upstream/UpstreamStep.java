package io.actionsgateway.api.v3.upstream;

import io.actionsgateway.api.outgoing.Outgoing;
import io.actionsgateway.api.v3.step.DialectAnswer;
import io.actionsgateway.api.v3.step.DialectRequest;
import io.actionsgateway.api.v3.step.DialectStep;
import io.actionsgateway.api.v3.step.OwnAnswer;
import io.actionsgateway.github.transport.Answer;
import io.actionsgateway.github.transport.Call;
import io.actionsgateway.github.transport.GitHubTransport;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The end of the way: answers what is ours to answer, and asks GitHub the rest. */
@Component
@Order(DialectStep.Position.CALL)
class UpstreamStep implements DialectStep {

    /** What a client may tell GitHub; everything else of its request stays here. */
    private static final List<String> PASSED_ON = List.of(HttpHeaders.ACCEPT);

    private static final String CACHE_STATUS = "Cache-Status";
    private static final String API_VERSION = "X-GitHub-Api-Version";

    private final GitHubTransport gitHub;
    private final Outgoing outgoing;
    private final Map<String, OwnAnswer> own = new HashMap<>();

    UpstreamStep(GitHubTransport gitHub, Outgoing outgoing, List<OwnAnswer> own) {
        this.gitHub = gitHub;
        this.outgoing = outgoing;
        own.forEach(each -> each.operations().forEach(id -> this.own.put(id, each)));
    }

    @Override
    public Mono<DialectAnswer> handle(DialectRequest request, Next next) {
        OwnAnswer ours = own.get(request.row().id());
        return ours != null
                ? ours.answer(request)
                : gitHub.exchange(call(request))
                        .contextWrite(outgoing.as(request.caller(), request.requestId()))
                        .map(UpstreamStep::answer);
    }

    private static Call call(DialectRequest request) {
        Call call = Call.of(request.row().operation(), request.variables(), Map.of())
                .unfollowed();
        if (!request.query().isEmpty()) {
            call = call.at(call.path() + "?" + request.query());
        }
        if (request.body().length > 0) {
            call = call.withBody(request.body());
        }
        for (String name : PASSED_ON) {
            String value = request.headers().getFirst(name);
            call = value == null || value.isBlank() ? call : call.withHeader(name, value);
        }
        return call.withHeader(API_VERSION, request.version().date());
    }

    private static DialectAnswer answer(Answer answer) {
        HttpHeaders headers = HttpHeaders.copyOf(answer.headers());
        headers.set(CACHE_STATUS, answer.cacheStatus().header());
        return new DialectAnswer(answer.status(), headers, answer.body());
    }
}
