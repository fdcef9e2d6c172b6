package io.actionsgateway.platform.http;

import io.actionsgateway.platform.Waits;
import java.time.Duration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Lets kept-alive connections go before the web server closes them. From when the process is told to stop, each answer is
 * the last on its connection and says so, and its client asks the next thing elsewhere; connections on which nothing was
 * asked for a while are closed afterwards. Without it the server closes connections on which the next request may be on
 * its way already, and such a request fails: nobody may repeat a POST.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class KeepAliveDrain implements WebFilter, SmartLifecycle {

    /** Who waits has been told by then, and nothing has been closed. */
    private static final int PHASE = WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE + 1;

    private final Duration length;
    private final Waits waits;
    private volatile boolean leaving;
    private volatile boolean running;

    KeepAliveDrain(ServerLimits limits, Waits waits) {
        this.length = limits.farewell();
        this.waits = waits;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        exchange.getResponse()
                .beforeCommit(() -> Mono.fromRunnable(() -> {
                    if (leaving) {
                        exchange.getResponse().getHeaders().set(HttpHeaders.CONNECTION, "close");
                    }
                }));
        return chain.filter(exchange);
    }

    @Override
    public void start() {
        leaving = false;
        running = true;
    }

    @Override
    public void stop() {
        leaving = true;
        running = false;
    }

    @Override
    public void stop(Runnable done) {
        stop();
        waits.pause(length).doFinally(_ -> done.run()).subscribe();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
