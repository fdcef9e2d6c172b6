package io.actionsgateway.healing;

import io.actionsgateway.ActionsGateway;
import io.actionsgateway.ServiceClient;
import io.actionsgateway.github.transport.admission.BudgetsByTestTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** One replica of the service in this JVM, in the twin's time. */
public final class Replica implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private Replica(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /**
     * Starts it.
     *
     * @param settings such as {@code actions.webhook.pull.enabled=true}
     */
    public static Replica start(String database, int port, Organization organization, String... settings) {
        List<String> arguments = new ArrayList<>(List.of(
                "--spring.main.banner-mode=off",
                "--spring.datasource.url=" + database,
                "--spring.datasource.username=postgres",
                "--server.port=" + port,
                "--management.server.port=0",
                "--actions.webhook.workers.poll=50ms",
                "--actions.security.bootstrap-key-sha256=" + ServiceClient.KEY_SHA256,
                "--actions.security.quota.requests-per-hour=100000000",
                "--actions.security.quota.concurrent-requests=1000000",
                "--actions.github.api-url=" + organization.gitHub().url()));
        if (Stream.of(settings).noneMatch(setting -> setting.startsWith("actions.github.app."))) {
            arguments.add("--actions.github.token=the-service");
        }
        for (String setting : settings) {
            arguments.add("--" + setting);
        }
        TimelineTime time = new TimelineTime(organization.gitHub().timeline());
        return new Replica(new SpringApplicationBuilder(ActionsGateway.class)
                .initializers(context -> keep((GenericApplicationContext) context, time))
                .run(arguments.toArray(String[]::new)));
    }

    private static void keep(GenericApplicationContext context, TimelineTime time) {
        context.registerBean("budgetsByTwinTime", BudgetsByTestTime.class);
        context.registerBean("twinTime", TimelineTime.class, () -> time, bean -> bean.setPrimary(true));
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
