package io.actionsgateway.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

class BlockingBridgeTests {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    @Test
    void takesABlockingCallOffTheEventLoop() {
        Mono<String> call = BlockingBridge.call(BlockingBridgeTests::blocked).subscribeOn(Schedulers.parallel());

        StepVerifier.create(call).expectNext("done").expectComplete().verify(LIMIT);
    }

    @Test
    void testsWouldNoticeABlockedEventLoop() {
        Mono<String> careless = Mono.fromCallable(BlockingBridgeTests::blocked).subscribeOn(Schedulers.parallel());

        StepVerifier.create(careless)
                .expectErrorSatisfies(failure -> assertThat(failure).hasMessageContaining("Blocking call!"))
                .verify(LIMIT);
    }

    @Test
    void givesUpWaitingAtTheLimit() {
        assertThatThrownBy(() -> BlockingBridge.await(Mono.never(), Duration.ofMillis(1)))
                .isInstanceOf(IllegalStateException.class);
    }

    private static String blocked() throws InterruptedException {
        CountDownLatch latch = new CountDownLatch(1);
        Thread.startVirtualThread(latch::countDown);
        latch.await();
        Thread.sleep(1);
        return "done";
    }
}
