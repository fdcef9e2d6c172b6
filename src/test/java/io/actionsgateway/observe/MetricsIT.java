package io.actionsgateway.observe;

import io.actionsgateway.ServiceClient;
import io.actionsgateway.ServiceTest;
import java.net.http.HttpRequest;
import java.nio.file.*;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class MetricsIT {
    @Autowired
    private ServiceClient service;

    @Test
    void shows() throws Exception {
        java.util.concurrent.locks.LockSupport.parkNanos(3_000_000_000L);
        String s = service.send(HttpRequest.newBuilder(ServiceClient.uri(service.managementPort(), "/actuator/prometheus"))).body();
        Files.writeString(Path.of("target/scrape.txt"), s);
    }
}
