package io.actionsgateway.monitor.why;

import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.platform.BlockingBridge;
import io.actionsgateway.run.RunDetails;
import io.actionsgateway.run.watch.Reason;
import io.actionsgateway.run.watch.RunWatches;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Explains why a run waits. Whoever asks about a run within the same few seconds gets the same answer, for which GitHub
 * was asked once. Never blocks; thread-safe.
 */
@Component
public class WaitExplainer {

    private final KnownRuns known;
    private final GitHubQuestions gitHub;
    private final RunWatches watches;
    private final WhyProperties limits;
    private final Clock clock;
    private final ConcurrentMap<Question, Shared> answers = new ConcurrentHashMap<>();

    WaitExplainer(KnownRuns known, GitHubQuestions gitHub, RunWatches watches, WhyProperties limits, Clock clock) {
        this.known = known;
        this.gitHub = gitHub;
        this.watches = watches;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Explains a run. For whom GitHub is asked says the {@link io.actionsgateway.github.transport.Caller} in the context.
     *
     * @param repository where; compared without regard to case
     * @param runId which
     * @return the reasons, or how it ended; empty when this repository has no such run. GitHub's silence is no failure
     */
    public Mono<Why> explain(RepositoryName repository, long runId) {
        return Mono.defer(() -> {
            Instant now = clock.instant();
            answers.values().removeIf(shared -> !shared.until().isAfter(now));
            Question question = new Question(repository.toString().toLowerCase(Locale.ROOT), runId);
            return answers.computeIfAbsent(question, _ -> shared(question, repository, now.plus(limits.shared())))
                    .answer();
        });
    }

    /** Only what was found out is worth keeping. */
    private Shared shared(Question question, RepositoryName repository, Instant until) {
        Mono<Why> answer = answer(repository, question.runId())
                .switchIfEmpty(Mono.<Why>empty().doOnTerminate(() -> answers.remove(question)))
                .doOnError(_ -> answers.remove(question));
        return new Shared(until, answer.cache());
    }

    private Mono<Why> answer(RepositoryName repository, long runId) {
        return BlockingBridge.call(() -> known.find(repository, runId))
                .flatMap(Mono::justOrEmpty)
                .flatMap(found -> gitHub.ask(repository, found).map(asked -> why(found, asked)))
                .flatMap(
                        why -> isDoubtful(why) ? BlockingBridge.call(() -> lookedAt(repository, why)) : Mono.just(why));
    }

    private static boolean isDoubtful(Why why) {
        return why.reasons().stream().anyMatch(WaitReason.Outdated.class::isInstance);
    }

    /** What GitHub says has to get into our tables, too. */
    private Why lookedAt(RepositoryName repository, Why why) {
        watches.check(repository.toString(), why.runId(), Reason.DOUBT);
        return why;
    }

    private Why why(Known found, Asked asked) {
        Instant now = clock.instant();
        RunDetails run = found.run().details();
        long runId = found.run().key().runId();
        boolean ended = run.ended();
        List<WaitReason> reasons = ended ? List.of() : Reasons.of(found, asked, limits, now);
        List<Why.FailedJob> failures = ended ? Failures.of(found) : List.of();
        String summary = ended ? Sentence.ofEnd(runId, run, failures) : Sentence.of(runId, reasons.getFirst(), now);
        return new Why(
                runId,
                found.run().key().runAttempt(),
                run.status(),
                run.conclusion(),
                ended,
                run.htmlUrl(),
                summary,
                reasons,
                failures,
                asked.notes(),
                now);
    }

    private record Question(String repository, long runId) {}

    private record Shared(Instant until, Mono<Why> answer) {}
}
