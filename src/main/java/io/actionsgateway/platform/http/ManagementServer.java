package io.actionsgateway.platform.http;

import java.util.List;
import org.springframework.context.annotation.Bean;

/**
 * The management port has the same limits; Kubernetes and Prometheus call it by addresses, so any host will do. Imported
 * into the context of that port and no component, or the main server would get it too.
 */
class ManagementServer {

    @Bean
    LimitedServer limitedManagementServer(ServerLimits limits) {
        return new LimitedServer(limits, List.of());
    }
}
