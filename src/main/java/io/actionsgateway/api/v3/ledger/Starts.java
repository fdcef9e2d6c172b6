package io.actionsgateway.api.v3.ledger;

import io.actionsgateway.api.policy.InputsDigest;
import io.actionsgateway.api.policy.JsonBody;
import io.actionsgateway.api.policy.RunLookup;
import io.actionsgateway.api.policy.ServingHost;
import io.actionsgateway.api.v3.step.DialectRefusal;
import io.actionsgateway.api.v3.step.DialectRequest;
import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.github.transport.GitHubHost;
import io.actionsgateway.run.dispatch.DispatchKind;
import io.actionsgateway.run.dispatch.DispatchRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads from a request what it is about to start. Only the run of a job has to be looked up. */
@Component
class Starts {

    private static final String DISPATCH = "actions/create-workflow-dispatch";
    private static final String EVENT = "repos/create-dispatch-event";
    private static final String RERUN = "actions/re-run-workflow";
    private static final String RERUN_FAILED = "actions/re-run-workflow-failed-jobs";
    private static final String RERUN_JOB = "actions/re-run-job-for-workflow-run";

    static final Set<String> OPERATIONS = Set.of(DISPATCH, EVENT, RERUN, RERUN_FAILED, RERUN_JOB);

    private final ServingHost hosts;
    private final RunLookup runs;

    Starts(ServingHost hosts, RunLookup runs) {
        this.hosts = hosts;
        this.runs = runs;
    }

    Mono<Start> of(DialectRequest request) {
        RepositoryName repository = request.repository().orElseThrow(DialectRefusal.Unlisted::new);
        return hosts.of(repository).flatMap(host -> switch (request.row().id()) {
            case DISPATCH -> Mono.just(dispatch(request, host, repository));
            case EVENT -> Mono.just(unnamed(entry(request, host, repository, null, null, null), request));
            case RERUN_JOB ->
                runs.ofJob(repository, request.number("job_id")).map(run -> rerun(request, host, repository, run));
            default -> Mono.just(rerun(request, host, repository, request.number("run_id")));
        });
    }

    private static Start dispatch(DialectRequest request, GitHubHost host, RepositoryName repository) {
        ObjectNode body = JsonBody.read(request.body())
                .orElseThrow(() -> new DialectRefusal.Malformed("The body must be one JSON object, no name twice."));
        JsonNode ref = body.path("ref");
        DispatchRequest entry = entry(
                        request,
                        host,
                        repository,
                        request.variables().get("workflow_id"),
                        ref.isString() ? ref.stringValue() : null,
                        null)
                .withInputs(InputsDigest.of(body.path("inputs")), null);
        Naming naming = Naming.of(request, body, host);
        return new Start(entry, naming.sent(request, body), naming);
    }

    private static Start rerun(DialectRequest request, GitHubHost host, RepositoryName repository, long runId) {
        return unnamed(entry(request, host, repository, null, null, runId), request);
    }

    private static Start unnamed(DispatchRequest entry, DialectRequest request) {
        return new Start(entry, request, Naming.AS_ASKED);
    }

    private static DispatchRequest entry(
            DialectRequest request,
            GitHubHost host,
            RepositoryName repository,
            @Nullable String workflow,
            @Nullable String ref,
            @Nullable Long runId) {
        return new DispatchRequest(
                runId == null ? DispatchKind.DISPATCH : DispatchKind.RERUN,
                host.name(),
                repository.toString(),
                workflow,
                ref,
                runId,
                request.caller().subject(),
                request.caller().keyId(),
                request.requestId());
    }
}
