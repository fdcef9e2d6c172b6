package io.actionsgateway.stream.log;

import io.actionsgateway.github.transport.Download;
import io.actionsgateway.github.transport.GitHubException;
import java.util.List;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRange;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Flux;

/**
 * The bytes of a log from a position on.
 *
 * @param start the position
 * @param length of the whole log, in bytes; negative when it is not known
 * @param bytes to be read once and released
 */
record Content(long start, long length, Flux<DataBuffer> bytes) {

    private static final String UNIT = "bytes ";

    static Content of(Download download) {
        HttpHeaders headers = download.headers();
        if (download.status() != HttpStatus.PARTIAL_CONTENT.value()) {
            return new Content(0, headers.getContentLength(), download.body());
        }
        String range = headers.getFirst(HttpHeaders.CONTENT_RANGE);
        try {
            String[] parts = String.valueOf(range).substring(UNIT.length()).split("/", 2);
            List<HttpRange> given = HttpRange.parseRanges("bytes=" + parts[0]);
            return new Content(given.getFirst().getRangeStart(Long.MAX_VALUE), -1, download.body());
        } catch (IllegalArgumentException | IndexOutOfBoundsException unreadable) {
            throw new GitHubException.ParseError("Storage gave a part of a log, but does not say which.", unreadable);
        }
    }
}
