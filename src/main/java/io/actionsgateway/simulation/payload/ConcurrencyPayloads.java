package io.actionsgateway.simulation.payload;

import io.actionsgateway.simulation.state.ConcurrencyGroup;
import io.actionsgateway.simulation.state.Repository;
import io.actionsgateway.simulation.state.WorkflowJob;
import io.actionsgateway.simulation.state.WorkflowRun;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes a repository's concurrency groups in GitHub's JSON. */
public final class ConcurrencyPayloads {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Payloads payloads;
    private final Repository repository;

    public ConcurrencyPayloads(Payloads payloads, Repository repository) {
        this.payloads = payloads;
        this.repository = repository;
    }

    /** A group as lists of a repository show it. */
    public ObjectNode brief(ConcurrencyGroup group) {
        return named(group.name()).put("last_acquired_at", Values.time(group.lastAcquiredAt()));
    }

    /** A group with the members that are asked for. */
    public ObjectNode whole(ConcurrencyGroup group, List<ConcurrencyGroup.Member> members) {
        ObjectNode whole = named(group.name()).put("total_count", members.size());
        ArrayNode list = whole.putArray("group_members");
        members.forEach(member -> list.add(member(member)));
        return whole;
    }

    /** A group as a run sees it: where the run and its jobs stand in it; nowhere when nobody is in it any more. */
    public ObjectNode ofRun(String name, List<ConcurrencyGroup.Member> members, WorkflowRun run) {
        ObjectNode group = named(name);
        ArrayNode list = group.putArray("group_members");
        for (int position = 0; position < members.size(); position++) {
            ConcurrencyGroup.Member member = members.get(position);
            if (member.run() == run) {
                list.add(member(member).put("position", position).put("position_url", url(name) + ahead(member)));
            }
        }
        return group;
    }

    private ObjectNode named(String name) {
        return NODES.objectNode().put("group_name", name).put("group_url", url(name));
    }

    private String url(String name) {
        return payloads.url(repository) + "/actions/concurrency_groups/"
                + UriUtils.encode(name, StandardCharsets.UTF_8);
    }

    private static String ahead(ConcurrencyGroup.Member member) {
        WorkflowJob job = member.job();
        return job == null ? "?ahead_of_run=" + member.run().id() : "?ahead_of_job=" + job.id();
    }

    private ObjectNode member(ConcurrencyGroup.Member member) {
        WorkflowRun run = member.run();
        ObjectNode json = NODES.objectNode()
                .put("run_id", run.id())
                .put("run_name", run.workflow().script().name())
                .put("run_url", payloads.runUrl(run))
                .put("run_html_url", Payloads.runHtmlUrl(run))
                .put("status", member.status().word());
        WorkflowJob job = member.job();
        if (job != null) {
            json.put("job_id", job.id())
                    .put("job_name", job.name())
                    .put("job_url", payloads.url(repository) + "/actions/jobs/" + job.id())
                    .put("job_html_url", Payloads.runHtmlUrl(run) + "/job/" + job.id());
        }
        return json;
    }
}
