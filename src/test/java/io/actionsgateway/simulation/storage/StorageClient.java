package io.actionsgateway.simulation.storage;

import io.actionsgateway.simulation.TestTwin;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.zip.ZipInputStream;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** Opens links to the storage of a {@link TestTwin} without a server between. */
public record StorageClient(WebTestClient http) {

    public StorageClient(TestTwin twin) {
        this(WebTestClient.bindToRouterFunction(new StorageApi(twin.world, twin.links).router())
                .build());
    }

    public ResponseSpec get(URI link) {
        return http.get().uri(link).exchange();
    }

    public byte[] bytes(URI link) {
        return get(link).expectStatus().isOk().expectBody().returnResult().getResponseBodyContent();
    }

    /** The texts in a zip by path, in its order. */
    public static SequencedMap<String, String> unzipped(byte[] zip) {
        SequencedMap<String, String> files = new LinkedHashMap<>();
        try (ZipInputStream input = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = input.getNextEntry(); entry != null; entry = input.getNextEntry()) {
                files.put(entry.getName(), new String(input.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return files;
    }
}
