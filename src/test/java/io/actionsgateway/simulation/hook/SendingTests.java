package io.actionsgateway.simulation.hook;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.simulation.TestTwin;
import io.actionsgateway.simulation.hook.HookConfig.ContentType;
import io.actionsgateway.simulation.hook.Webhook.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SendingTests {

    private static final int MOST_WAITING = 4;

    private final TestTwin twin = new TestTwin();
    private final CountDownLatch slow = new CountDownLatch(1);
    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch quick = new CountDownLatch(4);
    private final List<String> arrived = new CopyOnWriteArrayList<>();
    private final Hooks hooks = new Hooks(twin.world, null, 7, this::carry, ended -> {}, MOST_WAITING);

    private Reply carry(Letter letter) {
        String host = letter.url().getHost();
        if (host.equals("slow")) {
            started.countDown();
            await(slow);
        } else {
            quick.countDown();
        }
        arrived.add(host + " " + letter.headers().get("X-GitHub-Delivery").charAt(35));
        return Reply.answered(200, Map.of(), "", Duration.ZERO);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Webhook hook(String host) {
        HookConfig config = new HookConfig(URI.create("http://" + host), ContentType.JSON, false, null);
        Settings settings = new Settings(config, new LinkedHashSet<>(List.of("*")), true, twin.time.now());
        return hooks.create(new HookOwner.OfRepository(twin.repository()), settings);
    }

    private void happens(int number) {
        hooks.accept(new WebhookEvent(new UUID(0, number), "workflow_run", "completed", twin.repository(), "{}"));
    }

    @AfterEach
    void stop() {
        slow.countDown();
        hooks.close();
    }

    @Test
    void delaysNobodyButTheSlowHookAndKeepsTheOrder() {
        hook("slow");
        hook("quick");
        happens(1);
        await(started);
        for (int number = 2; number <= 4; number++) {
            happens(number);
        }
        await(quick);
        assertThat(arrived).isNotEmpty().allMatch(each -> each.startsWith("quick"));
        assertThat(hooks.settled()).isNotDone();
        slow.countDown();
        hooks.settled().orTimeout(20, TimeUnit.SECONDS).join();
        assertThat(arrived.stream().filter(each -> each.startsWith("slow")))
                .containsExactly("slow 1", "slow 2", "slow 3", "slow 4");
    }

    @Test
    void givesUpTheOldestWhenTooManyWaitSoThatItCanBeRedelivered() {
        Webhook hook = hook("slow");
        happens(1);
        await(started);
        for (int number = 2; number <= 6; number++) {
            happens(number);
        }
        assertThat(hooks.log().of(hook)).singleElement().satisfies(lost -> {
            assertThat(lost.message().guid()).isEqualTo(new UUID(0, 2));
            assertThat(lost.reply().statusCode()).isZero();
            assertThat(lost.reply().status()).isEqualTo("too many deliveries waiting");
        });
        slow.countDown();
        hooks.settled().orTimeout(20, TimeUnit.SECONDS).join();
        assertThat(arrived).containsExactly("slow 1", "slow 3", "slow 4", "slow 5", "slow 6");
        hooks.redeliver(hook, hooks.log().of(hook).get(4));
        hooks.settled().orTimeout(20, TimeUnit.SECONDS).join();
        assertThat(arrived).endsWith("slow 2");
    }

    @Test
    void forgetsWhatADeletedHookHadToDeliver() {
        Webhook hook = hook("slow");
        happens(1);
        await(started);
        happens(2);
        hooks.delete(hook);
        slow.countDown();
        hooks.settled().orTimeout(20, TimeUnit.SECONDS).join();
        assertThat(arrived).containsExactly("slow 1");
        assertThat(hooks.log().lines()).isEmpty();
    }
}
