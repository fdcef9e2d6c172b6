package io.actionsgateway.api.download;

import io.actionsgateway.api.error.ApiRefusal;
import io.actionsgateway.github.transport.Download;
import io.actionsgateway.github.transport.GitHubHost;
import io.actionsgateway.github.transport.Storage;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Streams what a link of ours stands for. The link is the permission: a credential that comes along is not looked at. */
@RestController
class DownloadController {

    private static final String THING = "such download";

    private final DownloadLinks links;
    private final Storage storage;

    DownloadController(DownloadLinks links, Storage storage) {
        this.links = links;
        this.storage = storage;
    }

    @GetMapping({DownloadLinks.ROOT + "/{token}", DownloadLinks.ROOT + "/{token}/{file}"})
    Mono<Void> download(@PathVariable String token, ServerWebExchange exchange) {
        return links.open(token)
                .switchIfEmpty(Mono.error(() -> new ApiRefusal.NotFound(THING)))
                .flatMap(ticket -> links.isOver(ticket) ? gone() : stream(ticket, exchange));
    }

    private Mono<Void> stream(Ticket ticket, ServerWebExchange exchange) {
        return storage.open(ticket.link(), new GitHubHost(ticket.api()))
                .flatMap(download -> download.successful()
                        ? write(download, ticket.content(), exchange)
                        : download.status() == 404 ? Mono.error(new ApiRefusal.NotFound(THING)) : gone());
    }

    private static Mono<Void> write(Download download, Content content, ServerWebExchange exchange) {
        ServerHttpResponse response = exchange.getResponse();
        HttpHeaders headers = response.getHeaders();
        headers.set(HttpHeaders.CONTENT_TYPE, content.type());
        headers.set(HttpHeaders.CONTENT_DISPOSITION, FileName.disposition(download.headers(), content));
        headers.set("X-Content-Type-Options", "nosniff");
        headers.setCacheControl("no-store");
        long length = download.headers().getContentLength();
        if (length >= 0) {
            headers.setContentLength(length);
        }
        String encoding = download.headers().getFirst(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null) {
            headers.set(HttpHeaders.CONTENT_ENCODING, encoding);
        }
        return HttpMethod.HEAD.equals(exchange.getRequest().getMethod())
                ? leave(download).then(response.setComplete())
                : response.writeWith(download.body());
    }

    /** Takes one piece at most, so that the connection to storage is closed. */
    private static Mono<Void> leave(Download download) {
        return download.body()
                .map(DataBufferUtils::release)
                .next()
                .onErrorComplete()
                .then();
    }

    private static Mono<Void> gone() {
        return Mono.error(new ApiRefusal.Gone("This download is over; ask for a new link."));
    }
}
