package io.actionsgateway.platform.trace;

import io.actionsgateway.platform.http.AskedOperation;
import io.micrometer.common.KeyValues;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;

/** Names the span of a request by its operation, such as {@code get actions/get-workflow-run}, and never by its path. */
final class RequestsByOperation extends DefaultServerRequestObservationConvention {

    private static final Set<HttpMethod> METHODS = Set.of(HttpMethod.values());

    @Override
    public String getContextualName(ServerRequestObservationContext context) {
        return method(context.getCarrier()) + " " + AskedOperation.of(context.getAttributes());
    }

    private static String method(@Nullable ServerHttpRequest request) {
        HttpMethod method = request == null ? null : request.getMethod();
        return method != null && METHODS.contains(method) ? method.name().toLowerCase(Locale.ROOT) : "other";
    }

    @Override
    public KeyValues getHighCardinalityKeyValues(ServerRequestObservationContext context) {
        return KeyValues.of("operation", AskedOperation.of(context.getAttributes()));
    }
}
