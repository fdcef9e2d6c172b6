package io.actionsgateway.api.v3.access;

import io.actionsgateway.api.v3.step.DialectAnswer;
import io.actionsgateway.api.v3.step.DialectRequest;
import io.actionsgateway.api.v3.step.DialectStep;
import io.actionsgateway.security.AccessRefusal;
import io.actionsgateway.security.Area;
import io.actionsgateway.security.Grants;
import io.actionsgateway.security.Level;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Holds what a row of the table asks for against the caller's grants, before anything is asked or told. A place that no
 * grant speaks for is not there.
 */
@Component
@Order(DialectStep.Position.ACCESS)
class AccessStep implements DialectStep {

    private static final String ENVIRONMENT = "environment_name";

    @Override
    public Mono<DialectAnswer> handle(DialectRequest request, Next next) {
        String place = Places.of(request);
        if (place == null) {
            checkWithoutPlace(request);
        } else {
            checkIn(place, request);
        }
        return next.handle(request);
    }

    /** What this service tells of itself is open to every caller; what a whole App has is for those who may everything. */
    private static void checkWithoutPlace(DialectRequest request) {
        Area area = request.row().area();
        boolean open = area == null && !request.row().writes();
        if (!open && (area == null || !grants(request).allowEverywhere(area, level(request)))) {
            throw new AccessRefusal.NotGranted();
        }
    }

    private static void checkIn(String place, DialectRequest request) {
        Area area = request.row().area();
        if (!grants(request).sees(place) || (area == null && request.row().writes())) {
            throw new AccessRefusal.NotGranted();
        }
        if (area != null) {
            check(place, area, request);
        }
    }

    private static void check(String place, Area area, DialectRequest request) {
        if (!grants(request).allow(place, area, level(request))) {
            throw new AccessRefusal.MissingPermission(area, level(request));
        }
        @Nullable String environment = request.variables().get(ENVIRONMENT);
        if (environment != null && !grants(request).allowEnvironment(place, area, level(request), environment)) {
            throw new AccessRefusal.Forbidden(
                    "environment_not_granted", "The grants of this caller do not cover this environment.");
        }
    }

    private static Grants grants(DialectRequest request) {
        return request.caller().grants();
    }

    private static Level level(DialectRequest request) {
        return request.row().level();
    }
}
