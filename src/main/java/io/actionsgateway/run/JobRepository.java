package io.actionsgateway.run;

import java.util.List;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Reads jobs. */
interface JobRepository extends Repository<WorkflowJob, JobKey> {

    @Query("select j from WorkflowJob j where j.runId = :runId order by j.key.runAttempt, j.key.jobId")
    List<WorkflowJob> ofRun(long runId);
}
