package io.actionsgateway.simulation.operation;

import io.actionsgateway.simulation.rest.ApiRequest;
import io.actionsgateway.simulation.rest.GitHubError;
import io.actionsgateway.simulation.state.ConcurrencyGroup;
import io.actionsgateway.simulation.state.WorkflowJob;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whose way through a concurrency group a caller wants to see.
 *
 * @param run id of a run, or nothing
 * @param job id of a job, or nothing
 */
record QueuePosition(@Nullable Long run, @Nullable Long job) {

    static QueuePosition of(ApiRequest request) {
        Long run = number(request, "ahead_of_run");
        Long job = number(request, "ahead_of_job");
        if (run != null && job != null) {
            throw GitHubError.unprocessable("Only one of 'ahead_of_run' and 'ahead_of_job' may be given.");
        }
        return new QueuePosition(run, job);
    }

    private static @Nullable Long number(ApiRequest request, String name) {
        String sent = request.http().queryParam(name).orElse(null);
        if (sent == null) {
            return null;
        }
        if (!sent.matches("[1-9][0-9]{0,17}")) {
            throw GitHubError.unprocessable("'" + name + "' must be a positive number.");
        }
        return Long.valueOf(sent);
    }

    /** The one that is meant, at the end, and all that are ahead of it; everybody when nobody is meant. */
    List<ConcurrencyGroup.Member> upTo(List<ConcurrencyGroup.Member> members) {
        if (run == null && job == null) {
            return members;
        }
        for (int place = 0; place < members.size(); place++) {
            if (isMeant(members.get(place))) {
                return members.subList(0, place + 1);
            }
        }
        throw GitHubError.unprocessable("It is not in this concurrency group.");
    }

    private boolean isMeant(ConcurrencyGroup.Member member) {
        WorkflowJob held = member.job();
        return held == null ? Objects.equals(run, member.run().id()) : Objects.equals(job, held.id());
    }
}
