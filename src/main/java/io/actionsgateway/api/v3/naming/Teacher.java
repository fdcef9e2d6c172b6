package io.actionsgateway.api.v3.naming;

import io.actionsgateway.api.v3.step.DialectAnswer;
import io.actionsgateway.api.v3.step.DialectRequest;
import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.github.transport.Caller;
import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.github.transport.GitHubHost;
import io.actionsgateway.github.transport.GitHubProperties;
import io.actionsgateway.github.transport.Hosts;
import io.actionsgateway.github.transport.Scope;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Lets the directory learn from answers about the very repository that was asked for. Never blocks. */
@Component
class Teacher {

    private final RepositoryDirectory directory;
    private final Hosts hosts;
    private final GitHubHost usual;

    Teacher(RepositoryDirectory directory, Hosts hosts, GitHubProperties gitHub) {
        this.directory = directory;
        this.hosts = hosts;
        this.usual = new GitHubHost(gitHub.apiUrl());
    }

    /** Takes from an answer what it tells; ends when that is kept. */
    Mono<Void> tell(DialectRequest request, DialectAnswer answer) {
        Optional<RepositoryName> asked = request.repository();
        if (answer.status() != 200 || asked.isEmpty()) {
            return Mono.empty();
        }
        return linked(request, answer, asked.get())
                .or(() -> NumbersInBody.of(request.row().id(), answer.body())
                        .filter(told -> told.name().equals(asked.get())))
                .map(told -> tell(asked.get(), told))
                .orElseGet(Mono::empty);
    }

    /** Keeps a repository that GitHub answered about when asked with the credential of another name of it. */
    Mono<Void> tell(RepositoryName asked, NumberedRepository told) {
        return directory.learn(host(asked).name(), told);
    }

    private static Optional<NumberedRepository> linked(
            DialectRequest request, DialectAnswer answer, RepositoryName asked) {
        String link = answer.headers().getFirst(HttpHeaders.LINK);
        Pattern numbered = Pattern.compile("<" + Pattern.quote(request.base()) + "/repositories/([1-9]\\d{0,17})[/?>]");
        Matcher found = numbered.matcher(link == null ? "" : link);
        return found.find()
                ? Optional.of(new NumberedRepository(Long.parseLong(found.group(1)), asked))
                : Optional.empty();
    }

    private GitHubHost host(RepositoryName name) {
        try {
            return hosts.serving(new Scope.OfRepository(name), Caller.SERVICE);
        } catch (GitHubException.Unauthorized none) {
            return usual;
        }
    }
}
