package io.actionsgateway.api.v3.naming;

import io.actionsgateway.api.outgoing.Outgoing;
import io.actionsgateway.api.v3.step.DialectAnswer;
import io.actionsgateway.api.v3.step.DialectRequest;
import io.actionsgateway.api.v3.table.OperationTable;
import io.actionsgateway.api.v3.table.Row;
import io.actionsgateway.github.transport.Answer;
import io.actionsgateway.github.transport.Call;
import io.actionsgateway.github.transport.GitHubTransport;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds out where a repository is that GitHub says has moved. Never blocks. */
@Component
class Whereabouts {

    private static final Set<Integer> MOVED = Set.of(301, 302, 307, 308);
    private static final Pattern NUMBERED = Pattern.compile("/repositories/([1-9]\\d{0,17})(?:[/?].*)?");
    private static final String REPOSITORY = "repos/get";
    private static final String API_VERSION = "X-GitHub-Api-Version";

    private final OperationTable table;
    private final GitHubTransport gitHub;
    private final Outgoing outgoing;

    Whereabouts(OperationTable table, GitHubTransport gitHub, Outgoing outgoing) {
        this.table = table;
        this.gitHub = gitHub;
        this.outgoing = outgoing;
    }

    /** The number to which an answer leads; nothing when it leads to no repository. */
    static OptionalLong leadingTo(DialectRequest request, DialectAnswer answer) {
        String location = answer.headers().getFirst(HttpHeaders.LOCATION);
        if (!MOVED.contains(answer.status()) || location == null || !location.startsWith(request.base())) {
            return OptionalLong.empty();
        }
        Matcher numbered = NUMBERED.matcher(location.substring(request.base().length()));
        return numbered.matches() ? OptionalLong.of(Long.parseLong(numbered.group(1))) : OptionalLong.empty();
    }

    /** Asks GitHub what the repository is called now; empty when our credential does not see it. */
    Mono<NumberedRepository> of(DialectRequest request, long id) {
        List<String> path = List.of(
                "repos", request.variables().get("owner"), request.variables().get("repo"));
        Row row = table.find(request.version(), HttpMethod.GET, path)
                .orElseThrow()
                .row();
        Call call = Call.of(row.operation(), Map.of("owner", path.get(1), "repo", path.get(2)), Map.of())
                .at("/repositories/" + id)
                .withHeader(API_VERSION, request.version().date())
                .unfollowed();
        return gitHub.exchange(call)
                .contextWrite(outgoing.as(request.caller(), request.requestId()))
                .flatMap(answer -> Mono.justOrEmpty(read(answer, id)));
    }

    private static Optional<NumberedRepository> read(Answer answer, long id) {
        return answer.status() == 200
                ? NumbersInBody.of(REPOSITORY, answer.body()).filter(found -> found.id() == id)
                : Optional.empty();
    }
}
