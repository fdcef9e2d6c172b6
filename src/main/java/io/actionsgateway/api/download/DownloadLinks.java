package io.actionsgateway.api.download;

import io.actionsgateway.github.transport.GitHubHost;
import io.actionsgateway.platform.BlockingBridge;
import io.actionsgateway.platform.Secret;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Gives callers a link that they can reach: GitHub's own, or one of ours that stands for it. Thread-safe. */
@Component
public class DownloadLinks {

    static final String ROOT = "/api/downloads";
    private static final String DIALECT = "/api/v3";
    private static final Duration LIFE = Duration.ofSeconds(60);

    private final @Nullable TicketSeal seal;
    private final Clock clock;

    DownloadLinks(DownloadProperties properties, Clock clock) {
        Secret secret = properties.downloadSecret();
        boolean relay = properties.downloads() == DownloadProperties.Way.RELAY;
        this.seal = relay && secret != null ? new TicketSeal(secret) : null;
        this.clock = clock;
    }

    /**
     * Whether an operation answers with a link to storage.
     *
     * @param operation its name
     * @return true for logs and artifacts
     */
    public static boolean give(String operation) {
        return Content.of(operation).isPresent();
    }

    /**
     * A link that the caller can reach.
     *
     * @param link to storage, as GitHub gave it
     * @param api that gave it
     * @param operation that was asked
     * @param base the dialect's root as the client reached us
     * @return the same link, or one of ours, good for 60 seconds
     */
    public Mono<String> reachable(String link, GitHubHost api, String operation, String base) {
        TicketSeal ours = seal;
        Optional<Content> content = Content.of(operation);
        if (ours == null || content.isEmpty()) {
            return Mono.just(link);
        }
        String root = base.endsWith(DIALECT) ? base.substring(0, base.length() - DIALECT.length()) : base;
        Ticket ticket = new Ticket(content.get(), clock.instant().plus(LIFE), api.apiUrl(), URI.create(link));
        return BlockingBridge.call(() ->
                root + ROOT + "/" + ours.seal(ticket) + "/" + ticket.content().file());
    }

    /** What a link of ours stands for; empty when it is none. */
    Mono<Ticket> open(String token) {
        TicketSeal ours = seal;
        return ours == null
                ? Mono.empty()
                : BlockingBridge.call(() -> ours.open(token)).flatMap(Mono::justOrEmpty);
    }

    boolean isOver(Ticket ticket) {
        return !clock.instant().isBefore(ticket.end());
    }
}
