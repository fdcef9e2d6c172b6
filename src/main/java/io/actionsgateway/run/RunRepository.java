package io.actionsgateway.run;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Reads runs. Repositories are named in lower case: GitHub compares their names without regard to case. */
interface RunRepository extends Repository<WorkflowRun, RunKey> {

    @Query("""
            select r from WorkflowRun r
            where lower(r.details.repository) = :repository and r.key.runId < :before
              and (:status is null or r.details.status = :status)
              and (:conclusion is null or r.details.conclusion = :conclusion)
              and (:branch is null or r.details.headBranch = :branch)
              and (:event is null or r.details.event = :event)
              and (:headSha is null or r.details.headSha = :headSha)
              and (:actor is null or lower(r.details.actor) = lower(cast(:actor as string)))
              and (:workflow is null or r.details.path = concat('.github/workflows/', cast(:workflow as string))
                   or cast(r.details.workflowId as string) = :workflow)
              and not exists (select 1 from WorkflowRun later
                              where later.key.runId = r.key.runId and later.key.runAttempt > r.key.runAttempt)
            order by r.key.runId desc""")
    List<WorkflowRun> latestAttempts(
            String repository,
            long before,
            @Nullable String status,
            @Nullable String conclusion,
            @Nullable String branch,
            @Nullable String event,
            @Nullable String headSha,
            @Nullable String actor,
            @Nullable String workflow,
            Limit limit);

    @Query("""
            select r from WorkflowRun r
            where lower(r.details.repository) = :repository and r.key.runId = :runId
            order by r.key.runAttempt""")
    List<WorkflowRun> attempts(String repository, long runId);

    @Query("""
            select r from WorkflowRun r
            where lower(r.details.repository) = :repository and r.key.runId = :runId and r.key.runAttempt = :attempt""")
    Optional<WorkflowRun> attempt(String repository, long runId, int attempt);

    @Query("""
            select r.details.repository from WorkflowRun r
            where r.details.repositoryId = :repositoryId
            order by r.key.runId desc""")
    List<String> repositories(long repositoryId, Limit limit);
}
