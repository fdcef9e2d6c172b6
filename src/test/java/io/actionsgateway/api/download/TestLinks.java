package io.actionsgateway.api.download;

import io.actionsgateway.ManualTime;
import io.actionsgateway.platform.Secret;
import java.time.Clock;
import java.time.Instant;

/** Links for tests, of both kinds. */
public final class TestLinks {

    static final Instant START = Instant.parse("2026-05-01T10:00:00Z");
    static final Secret SECRET = new Secret("c4n4ry-of-the-download-links-0123456789");

    private TestLinks() {}

    public static DownloadLinks redirecting() {
        return new DownloadLinks(
                new DownloadProperties(DownloadProperties.Way.REDIRECT, null), ManualTime.skipping(START));
    }

    public static DownloadLinks relaying() {
        return relaying(ManualTime.skipping(START));
    }

    static DownloadLinks relaying(Clock clock) {
        return new DownloadLinks(new DownloadProperties(DownloadProperties.Way.RELAY, SECRET), clock);
    }
}
