package io.actionsgateway.github;

import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.github.seal.Libsodium;
import io.actionsgateway.platform.Secret;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.reactivestreams.Publisher;

/** Calls of every method of the services for secrets and variables. */
final class SettingExercises {

    private static final RepositoryName HELLO = RepositoryName.parse("octo-org/hello-world");
    private static final SettingScope.OfRepository REPOSITORY = SettingScope.repository(HELLO);
    private static final SettingScope.OfEnvironment ENVIRONMENT = SettingScope.environment(HELLO, "eu/production 1");
    private static final SettingScope.OfOrganization ORGANIZATION = SettingScope.organization("octo-org");
    private static final Secret VALUE = new Secret("schlüssel-42");

    private SettingExercises() {}

    static Stream<Exercise> all() {
        return Stream.of(secrets(), variables(), selections()).flatMap(exercises -> exercises);
    }

    /** In each kind of place. */
    private static Exercise everywhere(String method, Function<SettingScope, Exercise.Question> call) {
        return Exercise.of(method, call.apply(REPOSITORY), call.apply(ENVIRONMENT), call.apply(ORGANIZATION));
    }

    /** With a key of ours: GitHub's own example of a key has 33 bytes. */
    private static Exercise.Question keyed(Exercise.Question put) {
        return on -> {
            on.github.then(
                    200, "{\"key_id\":\"1\",\"key\":\"" + Libsodium.load().publicKeyText() + "\"}");
            return put.ask(on);
        };
    }

    private static Stream<Exercise> secrets() {
        return Stream.of(
                everywhere("SecretService.list(SettingScope)", in -> on -> on.secrets.list(in)),
                everywhere("SecretService.page(SettingScope, int, String)", in -> on -> on.secrets.page(in, 100, null)),
                Exercise.of(
                        "SecretService.listFromOrganization(RepositoryName)",
                        on -> on.secrets.listFromOrganization(HELLO)),
                Exercise.of(
                        "SecretService.pageFromOrganization(RepositoryName, int, String)",
                        on -> on.secrets.pageFromOrganization(HELLO, 5, null)),
                everywhere("SecretService.get(SettingScope, String)", in -> on -> on.secrets.get(in, "TOKEN")),
                everywhere("SecretService.exists(SettingScope, String)", in -> on -> on.secrets.exists(in, "TOKEN")),
                everywhere("SecretService.getPublicKey(SettingScope)", in -> on -> on.secrets.getPublicKey(in)),
                Exercise.of(
                        "SecretService.put(Within, String, Secret)",
                        keyed(on -> on.secrets.put(REPOSITORY, "TOKEN", VALUE)),
                        keyed(on -> on.secrets.put(ENVIRONMENT, "TOKEN", VALUE))),
                Exercise.of(
                        "SecretService.put(OfOrganization, String, Secret, Visibility)",
                        keyed(on -> on.secrets.put(ORGANIZATION, "TOKEN", VALUE, Visibility.all())),
                        keyed(on -> on.secrets.put(ORGANIZATION, "TOKEN", VALUE, Visibility.privateRepositories())),
                        keyed(on -> on.secrets.put(ORGANIZATION, "TOKEN", VALUE, Visibility.selected(7L)))),
                everywhere("SecretService.delete(SettingScope, String)", in -> on -> on.secrets.delete(in, "TOKEN")));
    }

    private static Stream<Exercise> variables() {
        VariableChange value = VariableChange.value("here");
        return Stream.of(
                everywhere("VariableService.list(SettingScope)", in -> on -> on.variables.list(in)),
                everywhere(
                        "VariableService.page(SettingScope, int, String)", in -> on -> on.variables.page(in, 30, null)),
                Exercise.of(
                        "VariableService.listFromOrganization(RepositoryName)",
                        on -> on.variables.listFromOrganization(HELLO)),
                Exercise.of(
                        "VariableService.pageFromOrganization(RepositoryName, int, String)",
                        on -> on.variables.pageFromOrganization(HELLO, 5, null)),
                everywhere("VariableService.get(SettingScope, String)", in -> on -> on.variables.get(in, "PLACE")),
                Exercise.of(
                        "VariableService.create(Within, String, String)",
                        on -> on.variables.create(REPOSITORY, "PLACE", "here"),
                        on -> on.variables.create(ENVIRONMENT, "PLACE", "here")),
                Exercise.of(
                        "VariableService.create(OfOrganization, String, String, Visibility)",
                        on -> on.variables.create(ORGANIZATION, "PLACE", "here", Visibility.selected(7L)),
                        on -> on.variables.create(ORGANIZATION, "PLACE", "here", Visibility.all())),
                Exercise.of(
                        "VariableService.update(SettingScope, String, VariableChange)",
                        on -> on.variables.update(REPOSITORY, "PLACE", value),
                        on -> on.variables.update(ENVIRONMENT, "PLACE", VariableChange.name("OTHER")),
                        on -> on.variables.update(
                                ORGANIZATION, "PLACE", value.visible(Visibility.privateRepositories()))),
                Exercise.of(
                        "VariableService.set(Within, String, String)",
                        on -> on.variables.set(REPOSITORY, "PLACE", "here"),
                        on -> on.variables.set(ENVIRONMENT, "PLACE", "here")),
                Exercise.of(
                        "VariableService.set(OfOrganization, String, String, Visibility)",
                        on -> on.variables.set(ORGANIZATION, "PLACE", "here", Visibility.all())),
                everywhere(
                        "VariableService.delete(SettingScope, String)", in -> on -> on.variables.delete(in, "PLACE")));
    }

    private static Stream<Exercise> selections() {
        return Stream.of(
                selection("list()", SelectedRepositories::list),
                selection("page(int, String)", selected -> selected.page(5, null)),
                selection("set(Set)", selected -> selected.set(Set.of(7L, 3L))),
                selection("add(long)", selected -> selected.add(7)),
                selection("remove(long)", selected -> selected.remove(7)));
    }

    private static Exercise selection(String method, Function<SelectedRepositories, Publisher<?>> call) {
        return Exercise.of(
                "SelectedRepositories." + method,
                on -> call.apply(on.secrets.selectedRepositories(ORGANIZATION, "TOKEN")),
                on -> call.apply(on.variables.selectedRepositories(ORGANIZATION, "PLACE")));
    }
}
