package io.actionsgateway.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.github.client.DescribedGitHub;
import io.actionsgateway.github.model.WorkflowJob;
import io.actionsgateway.github.transport.Download;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

class LogServiceTests {

    private final LogService logs = Bench.ofExamples().logs;

    private static Download download(Flux<DataBuffer> body) {
        return new Download(200, new HttpHeaders(), body);
    }

    private static byte[] zip(String name) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
        }
        return bytes.toByteArray();
    }

    @Test
    void readsAnArchiveThatComesInPieces() throws IOException {
        byte[] zip = zip("0_build.txt");
        Flux<DataBuffer> pieces = Flux.range(0, zip.length)
                .map(each -> DefaultDataBufferFactory.sharedInstance.wrap(new byte[] {zip[each]}));
        WorkflowJob build = DescribedGitHub.typed("{\"id\":7,\"name\":\"build\"}", WorkflowJob.class);

        StepVerifier.create(logs.archive(download(pieces), List.of(build)))
                .assertNext(archive -> assertThat(archive.job(7)).isPresent())
                .expectComplete()
                .verify(Duration.ofSeconds(5));
    }

    @Test
    void endsWithADownloadThatBreaks() {
        StepVerifier.create(logs.archive(download(Flux.error(new IOException("broken"))), List.of()))
                .expectError()
                .verify(Duration.ofSeconds(5));
    }
}
