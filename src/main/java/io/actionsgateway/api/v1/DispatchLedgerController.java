package io.actionsgateway.api.v1;

import io.actionsgateway.api.dispatch.DispatchReport;
import io.actionsgateway.api.dispatch.DispatchWaits;
import io.actionsgateway.api.error.ApiRefusal;
import io.actionsgateway.platform.BlockingBridge;
import io.actionsgateway.platform.InvalidRequestException;
import io.actionsgateway.platform.Page;
import io.actionsgateway.run.dispatch.DispatchFilter;
import io.actionsgateway.run.dispatch.DispatchLedger;
import io.actionsgateway.run.dispatch.DispatchState;
import io.actionsgateway.run.dispatch.DispatchView;
import io.actionsgateway.security.ApiCaller;
import io.actionsgateway.security.Area;
import io.actionsgateway.security.Level;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What became of dispatches, of both APIs: one's own, and everybody's to callers who may read the administration. */
@RestController
@RequestMapping("/api/v1/dispatches")
class DispatchLedgerController {

    private static final String WAIT = "wait";
    private static final Set<String> FILTERS = Set.of("repository", "state", "run_id");

    private final DispatchLedger ledger;
    private final DispatchWaits waits;
    private final SecondLooks looks;

    DispatchLedgerController(DispatchLedger ledger, DispatchWaits waits, SecondLooks looks) {
        this.ledger = ledger;
        this.waits = waits;
        this.looks = looks;
    }

    @GetMapping
    Page<DispatchReport> list(
            @AuthenticationPrincipal ApiCaller caller, @RequestParam MultiValueMap<String, String> parameters) {
        QueryParameters query = new QueryParameters(parameters, FILTERS);
        DispatchFilter filter = new DispatchFilter(
                mayReadAll(caller) ? null : caller.subject(), query.text("repository"), state(query), runId(query));
        Page<DispatchView> page = ledger.list(filter, query.page());
        return new Page<>(page.items().stream().map(DispatchReport::of).toList(), page.nextCursor());
    }

    @GetMapping("/{id}")
    Mono<DispatchReport> get(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> parameters,
            ServerWebExchange exchange) {
        Duration wait =
                waits.length(QueryParameters.unpaged(parameters, Set.of(WAIT)).text(WAIT));
        StreamCaller who = looks.at(exchange, caller, Set.of());
        return BlockingBridge.call(() -> entry(caller, id)).flatMap(entry -> {
            Mono<DispatchReport> report = waits.decided(entry, wait);
            return wait.isZero() ? report : looks.answer(who, report);
        });
    }

    private DispatchView entry(ApiCaller caller, String id) {
        return ledger.find(uuid(id))
                .filter(entry -> mayReadAll(caller) || entry.request().subject().equals(caller.subject()))
                .orElseThrow(() -> new ApiRefusal.NotFound("dispatch " + uuid(id)));
    }

    private static boolean mayReadAll(ApiCaller caller) {
        return caller.grants().allowEverywhere(Area.ADMINISTRATION, Level.READ);
    }

    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException malformed) {
            throw new ApiRefusal.NotFound("such dispatch");
        }
    }

    private static @Nullable DispatchState state(QueryParameters query) {
        String word = query.text("state");
        return word == null
                ? null
                : Arrays.stream(DispatchState.values())
                        .filter(state -> state.word().equals(word))
                        .findFirst()
                        .orElseThrow(() -> new InvalidRequestException(
                                "state",
                                "must be one of "
                                        + Arrays.stream(DispatchState.values())
                                                .map(DispatchState::word)
                                                .toList()));
    }

    private static @Nullable Long runId(QueryParameters query) {
        String text = query.text("run_id");
        if (text != null && !text.matches("[0-9]{1,18}")) {
            throw new InvalidRequestException("run_id", "must be a run's number");
        }
        return text == null ? null : Long.valueOf(text);
    }
}
