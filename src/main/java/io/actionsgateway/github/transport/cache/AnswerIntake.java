package io.actionsgateway.github.transport.cache;

import io.actionsgateway.github.transport.AccessToken;
import io.actionsgateway.github.transport.Answer;
import io.actionsgateway.github.transport.CacheStatus;
import io.actionsgateway.github.transport.CacheStatus.Forward;
import io.actionsgateway.github.transport.GitHubException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Takes GitHub's answers in: keeps them, renews what is kept, or lets it go. */
@Component
class AnswerIntake {

    private final CacheMemory memory;
    private final StoreWriter writer;
    private final HostEtags etags;
    private final CacheProperties properties;

    AnswerIntake(CacheMemory memory, StoreWriter writer, HostEtags etags, CacheProperties properties) {
        this.memory = memory;
        this.writer = writer;
        this.etags = etags;
        this.properties = properties;
    }

    /** Gives the answer as the caller gets it. */
    Answer take(CacheKey key, Sent sent, Answer answer) {
        Entry former = sent.found().body();
        CacheStatus status = CacheStatus.forwarded(former == null ? Forward.URI_MISS : Forward.STALE, answer.status());
        if (answer.status() == HttpStatus.NOT_MODIFIED.value()) {
            return confirmed(key, sent, former, answer).served(status.keeping());
        }
        if (worthKeeping(answer)) {
            keep(key, sent, answer);
            return answer.served(status.keeping());
        }
        if (linkOfEndedRun(sent, answer)) {
            memory.put(key, entry(sent, answer.status(), linkOnly(answer.headers()), new byte[0], ""));
            return answer.served(status.keeping());
        }
        if (former != null) {
            memory.remove(key);
            writer.remove(key);
        }
        return answer.served(status);
    }

    private Answer confirmed(CacheKey key, Sent sent, @Nullable Entry former, Answer answer) {
        String etag = sent.etag();
        if (former == null || etag == null) {
            throw new GitHubException.ParseError("GitHub answered 304 to a question without a condition", null);
        }
        String renewedEtag = answer.header(HttpHeaders.ETAG).orElse(etag);
        HttpHeaders headers = KeptHeaders.updated(former.headers(), answer.headers());
        headers.set(HttpHeaders.ETAG, renewedEtag);
        Entry renewed = entry(sent, former.status(), KeptHeaders.of(headers), former.body(), renewedEtag);
        memory.put(key, renewed);
        writer.confirm(key, renewed);
        return new Answer(former.status(), headers, former.body(), answer.cacheStatus());
    }

    private void keep(CacheKey key, Sent sent, Answer answer) {
        String etag = answer.header(HttpHeaders.ETAG).orElseThrow();
        AccessToken token = sent.token();
        if (token != null) {
            etags.check(sent.call(), etag, token, answer.body());
        }
        Entry entry = entry(sent, answer.status(), KeptHeaders.of(answer.headers()), answer.body(), etag);
        memory.put(key, entry);
        writer.put(key, entry);
    }

    private static Entry entry(Sent sent, int status, HttpHeaders headers, byte[] body, String etag) {
        return new Entry(status, headers, body, etag, sent.print(), sent.at(), sent.runId(), sent.version());
    }

    private boolean worthKeeping(Answer answer) {
        return answer.status() == HttpStatus.OK.value()
                && answer.header(HttpHeaders.ETAG).isPresent()
                && answer.header(HttpHeaders.CONTENT_TYPE)
                        .filter(type -> type.contains("json"))
                        .isPresent()
                && answer.header(HttpHeaders.CACHE_CONTROL)
                        .filter(control -> control.contains("no-store"))
                        .isEmpty()
                && answer.body().length <= properties.maxBody().toBytes();
    }

    private static boolean linkOfEndedRun(Sent sent, Answer answer) {
        return answer.status() == HttpStatus.FOUND.value()
                && RunRead.of(sent.call()) == RunRead.LOG_LINK
                && sent.found().known() != null
                && sent.found().known().ended();
    }

    private static HttpHeaders linkOnly(HttpHeaders all) {
        HttpHeaders kept = KeptHeaders.of(all);
        kept.setLocation(all.getLocation());
        return kept;
    }
}
