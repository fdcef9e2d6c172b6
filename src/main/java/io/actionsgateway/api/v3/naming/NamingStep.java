package io.actionsgateway.api.v3.naming;

import io.actionsgateway.api.v3.step.DialectAnswer;
import io.actionsgateway.api.v3.step.DialectRequest;
import io.actionsgateway.api.v3.step.DialectStep;
import io.actionsgateway.api.v3.table.OperationTable;
import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.security.AccessRefusal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Puts the name where a path has a repository's number, so that grants and rules see it; of a number that nobody has told
 * us it says what it says of a place that is not granted. Never lets a former name reach a repository: whoever may see it
 * under its present name is sent there, by GitHub's own redirect.
 */
@Component
@Order(DialectStep.Position.NAMING)
class NamingStep implements DialectStep {

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");

    private final RepositoryDirectory directory;
    private final Teacher teacher;
    private final Whereabouts whereabouts;

    NamingStep(RepositoryDirectory directory, Teacher teacher, Whereabouts whereabouts) {
        this.directory = directory;
        this.teacher = teacher;
        this.whereabouts = whereabouts;
    }

    @Override
    public Mono<DialectAnswer> handle(DialectRequest request, Next next) {
        String number = request.variables().get(OperationTable.REPOSITORY_NUMBER);
        return number == null ? byName(request, next) : byNumber(request, number, next);
    }

    private Mono<DialectAnswer> byName(DialectRequest request, Next next) {
        return next.handle(request).flatMap(answer -> {
            OptionalLong moved = Whereabouts.leadingTo(request, answer);
            return moved.isEmpty() || request.repository().isEmpty()
                    ? teacher.tell(request, answer).thenReturn(answer)
                    : present(request, moved.getAsLong()).thenReturn(answer);
        });
    }

    private Mono<DialectAnswer> byNumber(DialectRequest request, String number, Next next) {
        if (!NUMBER.matcher(number).matches()) {
            return unknown();
        }
        long id = Long.parseLong(number);
        return directory
                .names(id)
                .flatMap(names -> Mono.justOrEmpty(best(request, names)))
                .switchIfEmpty(unknown())
                .flatMap(name -> ask(request.in(name), id, next));
    }

    /** A redirect would lead the client to where it has just asked, so the new name is taken at once. */
    private Mono<DialectAnswer> ask(DialectRequest request, long id, Next next) {
        return next.handle(request).flatMap(answer -> {
            OptionalLong moved = Whereabouts.leadingTo(request, answer);
            if (moved.isEmpty()) {
                return teacher.tell(request, answer).thenReturn(answer);
            }
            return moved.getAsLong() == id
                    ? present(request, id).flatMap(name -> next.handle(request.in(name)))
                    : unknown();
        });
    }

    private static Optional<RepositoryName> best(DialectRequest request, List<RepositoryName> names) {
        return names.stream()
                .filter(name -> request.caller().grants().sees(name.toString()))
                .findFirst()
                .or(() -> names.stream().findFirst());
    }

    /** The present name, for who may see it. */
    private Mono<RepositoryName> present(DialectRequest request, long id) {
        return whereabouts
                .of(request, id)
                .switchIfEmpty(unknown())
                .flatMap(found ->
                        teacher.tell(request.repository().orElseThrow(), found).thenReturn(found.name()))
                .filter(name -> request.caller().grants().sees(name.toString()))
                .switchIfEmpty(unknown());
    }

    private static <T> Mono<T> unknown() {
        return Mono.error(AccessRefusal.NotGranted::new);
    }
}
