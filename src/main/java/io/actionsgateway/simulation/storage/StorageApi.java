package io.actionsgateway.simulation.storage;

import io.actionsgateway.platform.BlockingBridge;
import io.actionsgateway.simulation.state.World;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * Storage over HTTP, in the manner of Azure's: GET and HEAD of signed links, {@code Range} included, and refusals in XML.
 * Whoever sends a credential along is refused.
 */
public final class StorageApi {

    private static final MediaType XML = MediaType.APPLICATION_XML;

    private final World world;
    private final SignedUrls links;
    private final Blobs blobs;
    private final AtomicInteger requests = new AtomicInteger();

    public StorageApi(World world, SignedUrls links) {
        this.world = world;
        this.links = links;
        this.blobs = new Blobs(world);
    }

    /** Everything that storage answers. */
    public RouterFunction<ServerResponse> router() {
        return RouterFunctions.route(RequestPredicates.all(), this::serve);
    }

    private Mono<ServerResponse> serve(ServerRequest request) {
        Optional<StorageError> objection = objection(request);
        if (objection.isPresent()) {
            return refuse(objection.get());
        }
        return BlockingBridge.call(() -> blobs.find(path(request)).map(blob -> give(request, blob)))
                .flatMap(answer -> answer.orElseGet(() -> refuse(StorageError.BLOB_NOT_FOUND)));
    }

    private Optional<StorageError> objection(ServerRequest request) {
        if (request.headers().firstHeader(HttpHeaders.AUTHORIZATION) != null) {
            return Optional.of(StorageError.INVALID_AUTHENTICATION_INFO);
        }
        String expiry = request.queryParam("se").orElse("");
        if (!links.signed(path(request), expiry, request.queryParam("sig").orElse(""))) {
            return Optional.of(StorageError.WRONG_SIGNATURE);
        }
        if (!links.live(expiry)) {
            return Optional.of(StorageError.EXPIRED);
        }
        boolean reads =
                request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
        return reads ? Optional.empty() : Optional.of(StorageError.UNSUPPORTED_HTTP_VERB);
    }

    private static String path(ServerRequest request) {
        return request.requestPath().value();
    }

    private Mono<ServerResponse> give(ServerRequest request, Blob blob) {
        boolean partly = request.headers().firstHeader(HttpHeaders.RANGE) != null;
        return ServerResponse.ok()
                .headers(headers -> {
                    common(headers, requestId());
                    BlobHeaders.write(headers, blob, partly);
                })
                .body(BodyInserters.fromResource(blob.content()));
    }

    private Mono<ServerResponse> refuse(StorageError error) {
        String id = requestId();
        byte[] xml = error.xml(id, world.now().toString()).getBytes(StandardCharsets.UTF_8);
        return ServerResponse.status(error.status())
                .headers(headers -> common(headers, id))
                .header("x-ms-error-code", error.code())
                .contentType(XML)
                .bodyValue(xml);
    }

    private void common(HttpHeaders headers, String requestId) {
        headers.setDate(world.now());
        headers.set(HttpHeaders.SERVER, "Windows-Azure-Blob/1.0 Microsoft-HTTPAPI/2.0");
        headers.set("x-ms-request-id", requestId);
        headers.set("x-ms-version", SignedUrls.VERSION);
    }

    private String requestId() {
        return "%08x-601e-0004-43b4-26717b000000".formatted(requests.incrementAndGet());
    }
}
