package io.actionsgateway.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.github.GitHubDescription.Example;
import io.actionsgateway.github.model.GitHubObject;
import io.actionsgateway.github.transport.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls every public method of a service, so that the description judges what it sends and what it makes of answers. */
final class Exercises {

    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final DescribedGitHub github;
    private final Map<String, List<Publisher<?>>> calls = new LinkedHashMap<>();

    Exercises(DescribedGitHub github) {
        this.github = github;
    }

    /**
     * Some calls of one method.
     *
     * @param method such as {@code get(SettingScope,String)}
     */
    Exercises call(String method, Publisher<?>... results) {
        calls.put(method, List.of(results));
        return this;
    }

    /**
     * Makes them all, in both versions.
     *
     * @param paths of the operations that these calls must reach, all of them
     * @param services whose public methods must be among the calls, all of them
     */
    void judge(Pattern paths, Class<?>... services) {
        assertThat(calls.keySet()).containsExactlyInAnyOrderElementsOf(methods(services));
        Shapes shapes = new Shapes();
        GitHubDescription.ALL.forEach(description -> {
            github.speaking(description);
            calls.values().stream().flatMap(List::stream).forEach(result -> judge(result, description, shapes));
        });
        shapes.everyComponentIsDescribed();
        Set<String> asked =
                github.calls().stream().map(call -> call.operation().id()).collect(Collectors.toSet());
        assertThat(asked).isEqualTo(described(paths));
    }

    private void judge(Publisher<?> result, GitHubDescription description, Shapes shapes) {
        int before = github.calls().size();
        List<Object> given = new ArrayList<>(Flux.from(result).collectList().block(LONGEST));
        assertThat(github.calls()).hasSizeGreaterThan(before);
        Operation last = github.calls().getLast().operation();
        given.stream()
                .flatMap(Exercises::objects)
                .forEach(object -> shapes.compare(object, example(description, last), description));
    }

    private static Example example(GitHubDescription description, Operation operation) {
        return description.examples(operation).getFirst();
    }

    private static Stream<GitHubObject> objects(Object given) {
        return switch (given) {
            case GitHubObject object -> Stream.of(object);
            case GitHubPage<?> page -> page.items().stream().flatMap(Exercises::objects);
            case List<?> list -> list.stream().flatMap(Exercises::objects);
            default -> Stream.of();
        };
    }

    private static List<String> methods(Class<?>... services) {
        return Arrays.stream(services)
                .flatMap(service -> Arrays.stream(service.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .map(Exercises::signature)
                .toList();
    }

    private static String signature(Method method) {
        return Arrays.stream(method.getParameterTypes())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(",", method.getName() + "(", ")"));
    }

    private static Set<String> described(Pattern paths) {
        return document()
                .path("paths")
                .propertyStream()
                .filter(path -> paths.matcher(path.getKey()).find())
                .flatMap(path -> path.getValue().valueStream())
                .map(operation -> operation.path("operationId").asString(""))
                .filter(id -> !id.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static JsonNode document() {
        try (InputStream file = Exercises.class.getResourceAsStream("/github/actions-openapi-2026-03-10.json")) {
            return JsonMapper.shared().readTree(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
