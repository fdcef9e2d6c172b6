package io.actionsgateway.github.transport.credential;

import io.actionsgateway.github.transport.Answer;
import io.actionsgateway.github.transport.GitHubHost;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * What time it is at GitHub, learnt from the {@code Date} of its answers. That moment lies between the sending of a request
 * and the arrival of its answer, give or take 2 s; what fits leaves the known skew alone, so neither a slow answer nor
 * network noise moves it. A clock 5 min ahead is known as 298 s ahead after one quick answer. Thread-safe; holds one value
 * for each configured host.
 */
@Component
class GitHubTime {

    private static final Duration NOISE = Duration.ofSeconds(2);
    private static final Duration ROUNDING = Duration.ofSeconds(1);
    private static final Duration LARGEST = Duration.ofDays(1);

    private final Clock clock;
    private final Map<String, Duration> skews = new ConcurrentHashMap<>();

    GitHubTime(Clock clock) {
        this.clock = clock;
    }

    /** Our time. */
    Instant ours() {
        return clock.instant();
    }

    /** GitHub's time. */
    Instant at(GitHubHost host) {
        return clock.instant().plus(skew(host));
    }

    /** How far GitHub is ahead of us; negative when our clock is ahead. */
    Duration skew(GitHubHost host) {
        return skews.getOrDefault(host.name(), Duration.ZERO);
    }

    /** Takes in what an answer tells. A missing or absurd {@code Date} tells nothing. */
    void learn(GitHubHost host, Instant sent, Answer answer) {
        Instant received = clock.instant();
        answer.date()
                .ifPresent(date -> skews.compute(host.name(), (_, known) -> {
                    Duration before = known == null ? Duration.ZERO : known;
                    Duration least = Duration.between(received, date).minus(NOISE);
                    Duration most = Duration.between(sent, date).plus(ROUNDING).plus(NOISE);
                    Duration skew = before.compareTo(least) < 0 ? least : before.compareTo(most) > 0 ? most : before;
                    return skew.abs().compareTo(LARGEST) > 0 ? before : skew;
                }));
    }
}
