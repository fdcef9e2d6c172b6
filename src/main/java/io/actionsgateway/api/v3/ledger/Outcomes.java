package io.actionsgateway.api.v3.ledger;

import io.actionsgateway.api.policy.JsonBody;
import io.actionsgateway.api.v3.step.DialectAnswer;
import io.actionsgateway.api.v3.step.DialectRefusal;
import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.run.dispatch.DispatchOutcome;
import io.actionsgateway.security.AccessRefusal;

/** Reads what GitHub made of a request that starts jobs. What is not sure is unknown. */
final class Outcomes {

    private static final int REQUEST_TIMEOUT = 408;

    private Outcomes() {}

    static DispatchOutcome of(Start start, DialectAnswer answer) {
        if (answer.status() >= 200 && answer.status() < 300) {
            return started(start, answer);
        }
        boolean refused = answer.status() >= 400 && answer.status() < 500 && answer.status() != REQUEST_TIMEOUT;
        return refused ? new DispatchOutcome.Failed("refused_with_" + answer.status()) : new DispatchOutcome.Unknown();
    }

    private static DispatchOutcome started(Start start, DialectAnswer answer) {
        Long repeated = start.entry().runId();
        if (repeated != null) {
            return new DispatchOutcome.Started(repeated, null);
        }
        return JsonBody.read(answer.body())
                .filter(body -> body.path("workflow_run_id").canConvertToLong())
                .<DispatchOutcome>map(body -> new DispatchOutcome.Started(
                        body.path("workflow_run_id").longValue(),
                        body.path("html_url").stringValue(null)))
                .orElseGet(DispatchOutcome.Accepted::new);
    }

    static DispatchOutcome of(Throwable failure) {
        return switch (failure) {
            case GitHubException github -> DispatchOutcome.of(github);
            case AccessRefusal refusal -> new DispatchOutcome.Failed(DispatchOutcome.reason(refusal));
            case DialectRefusal refusal -> new DispatchOutcome.Failed(DispatchOutcome.reason(refusal));
            default -> new DispatchOutcome.Unknown();
        };
    }
}
