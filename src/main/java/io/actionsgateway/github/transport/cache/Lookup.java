package io.actionsgateway.github.transport.cache;

import io.actionsgateway.github.transport.Call;
import io.actionsgateway.github.transport.GitHubHost;
import io.actionsgateway.github.transport.GitHubProperties;
import io.actionsgateway.github.transport.cache.RunKnowledge.Known;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds what is kept and what is known, before GitHub is asked. Fails never: without the database it finds less. */
@Component
class Lookup {

    private final CacheMemory memory;
    private final ResponseStore store;
    private final RunKnowledge knowledge;
    private final WriteMarks marks;
    private final DatabaseGuard database;
    private final GitHubHost home;

    Lookup(
            CacheMemory memory,
            ResponseStore store,
            RunKnowledge knowledge,
            WriteMarks marks,
            DatabaseGuard database,
            GitHubProperties github) {
        this.memory = memory;
        this.store = store;
        this.knowledge = knowledge;
        this.marks = marks;
        this.database = database;
        this.home = new GitHubHost(github.apiUrl());
    }

    Mono<Found> of(Call call, CacheKey key) {
        return Mono.defer(() -> {
            Entry near = memory.find(key);
            RunRead read = RunRead.of(call);
            Optional<Subject> subject = read == null ? Optional.empty() : subject(call);
            if (near != null && subject.isEmpty()) {
                return Mono.just(new Found(near, null, Instant.EPOCH));
            }
            boolean far = near == null && read != RunRead.LOG_LINK;
            return database.ask(() -> find(call, key, near, far, subject), new Found(near, null, Instant.EPOCH));
        });
    }

    private Found find(Call call, CacheKey key, @Nullable Entry near, boolean far, Optional<Subject> subject) {
        Entry entry = far ? store.find(key) : near;
        if (far && entry != null) {
            memory.put(key, entry);
        }
        Known known = subject.flatMap(one -> one.ask(knowledge)).orElse(null);
        Instant writtenAt = entry == null || known == null ? Instant.EPOCH : marks.last(call, known.runId());
        return new Found(entry, known, writtenAt);
    }

    /** The run that a write is about, as far as it can be told. */
    Mono<Optional<Long>> run(Call call) {
        Optional<Subject> subject = Subject.of(call);
        Optional<Long> named = subject.map(Subject::runId);
        if (named.isPresent() || subject.isEmpty()) {
            return Mono.just(named);
        }
        return database.ask(
                () -> subject(call).flatMap(one -> one.ask(knowledge)).map(Known::runId), Optional.empty());
    }

    /** Webhooks tell of one GitHub; another one may use the same ids. */
    private Optional<Subject> subject(Call call) {
        return call.identity().host().equals(home) ? Subject.of(call) : Optional.empty();
    }
}
