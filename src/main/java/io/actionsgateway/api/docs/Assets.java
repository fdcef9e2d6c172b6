package io.actionsgateway.api.docs;

import io.actionsgateway.api.docs.DocsHandler.Content;
import io.actionsgateway.platform.BlockingBridge;
import java.io.IOException;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import reactor.core.publisher.Mono;

/** The files of the page, ours and those of Swagger UI's jar: nothing is loaded from elsewhere. Thread-safe. */
final class Assets {

    static final String PAGE = "page.html";

    /** Names under which the page knows its files; no other is looked for. */
    static final Map<String, String> FILES = Map.of(
            PAGE,
            "",
            "page.js",
            "",
            "swagger-ui.css",
            "swagger-ui",
            "swagger-ui-bundle.js",
            "swagger-ui",
            "swagger-ui-standalone-preset.js",
            "swagger-ui");

    private Assets() {}

    static Mono<Content> read(String name) {
        return BlockingBridge.call(() -> new Content(type(name), find(name).getContentAsByteArray()));
    }

    private static MediaType type(String name) {
        return MediaTypeFactory.getMediaType(name).orElse(MediaType.APPLICATION_OCTET_STREAM);
    }

    /** The version in the jar is whatever the build says. */
    private static Resource find(String name) throws IOException {
        String jar = FILES.getOrDefault(name, "");
        if (jar.isEmpty()) {
            return new ClassPathResource(name, Assets.class);
        }
        Resource[] found = new PathMatchingResourcePatternResolver(Assets.class.getClassLoader())
                .getResources("classpath*:META-INF/resources/webjars/" + jar + "/*/" + name);
        if (found.length == 0) {
            throw new IllegalStateException("Swagger UI's jar has no " + name);
        }
        return found[0];
    }
}
