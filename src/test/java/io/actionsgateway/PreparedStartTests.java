package io.actionsgateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.actionsgateway.deploy.Chart;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.impl.NoOpLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.aot.AotDetector;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplication.AbandonedRunException;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.SpringProperties;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.DefaultResourceLoader;

/** A start goes by what the build prepared if, and only if, its settings leave the service made of the same parts. */
class PreparedStartTests {

    private static final String PREPARED = "io.actionsgateway.ActionsGateway__ApplicationContextInitializer";

    private final List<Object> said = new ArrayList<>();
    private final Log log = new NoOpLog() {
        @Override
        public void info(Object message) {
            said.add(message);
        }
    };
    private final SpringApplication application = new SpringApplication(ActionsGateway.class);

    @BeforeEach
    void ask() {
        SpringProperties.setProperty(AotDetector.AOT_ENABLED, "true");
        application.setResourceLoader(new DefaultResourceLoader(new Prepared()));
    }

    @AfterEach
    void askNoMore() {
        SpringProperties.setProperty(AotDetector.AOT_ENABLED, null);
    }

    @Test
    void goesByWhatIsPreparedWithThePackagedSettings() {
        assertThat(isPrepared(Map.of(), Map.of())).isTrue();
        assertThat(said).isEmpty();
    }

    @Test
    void goesByWhatIsPreparedWhereverTheDatabaseIsAndWhateverOursAre() {
        assertThat(isPrepared(
                        Map.of(
                                "SPRING_DATASOURCE_URL", "jdbc:postgresql://db/actions",
                                "SPRING_DATASOURCE_HIKARI_MAXIMUMPOOLSIZE", "5",
                                "SPRING_CONFIG_IMPORT", "optional:configtree:/run/secrets/",
                                "ACTIONS_WEBHOOK_HOOKS_DEFAULT_SECRETS", "c4n4ry-here",
                                "ACTIONS_GITHUB_TOKEN", "c4n4ry-here",
                                "SPRINGFIELD", "a town",
                                "KUBERNETES_SERVICE_HOST", "10.0.0.1",
                                "LOGGING_LEVEL_ROOT", "debug"),
                        Map.of("server.port", "9000", "management.server.port", "9001")))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("io.actionsgateway.deploy.Chart#valuesFiles")
    void goesByWhatIsPreparedInEachInstallationOfTheChart(Path values) throws IOException {
        ByteArrayResource file = new ByteArrayResource(Chart.settings(values).getBytes(StandardCharsets.UTF_8));
        Map<String, Object> settings = new HashMap<>();
        for (PropertySource<?> document : new YamlPropertySourceLoader().load("mounted", file)) {
            settings.putAll(((MapPropertySource) document).getSource());
        }

        assertThat(settings).containsKey("spring.datasource.url");
        assertThat(isPrepared(Map.of(), settings)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "management.tracing.export.enabled",
                "management.endpoints.web.exposure.include",
                "actions.tracing.runs",
                "actions.dispatch.resolve",
                "actions.simulation.enabled",
                "server.ssl.bundle",
                "spring.profiles.active",
                "spring.flyway.enabled",
                "spring.datasource.jndi-name",
                "spring.a-property-of-tomorrow"
            })
    void findsItOutAsEverWithASettingThatMayDecide(String name) {
        assertThat(isPrepared(Map.of(), Map.of(name, "c4n4ry-value"))).isFalse();
        assertThat(said)
                .singleElement()
                .asString()
                .contains("what there is may depend on " + name)
                .doesNotContain("c4n4ry");
    }

    @Test
    void knowsASettingByTheNameOfItsVariable() {
        assertThat(isPrepared(
                        Map.of("MANAGEMENT_TRACING_EXPORT_ENABLED", "true", "ACTIONS_TRACING_RUNS", "true"), Map.of()))
                .isFalse();
        assertThat(said).singleElement().asString().contains("actions.tracing.runs, management.tracing.export.enabled");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9000", "-1"})
    void findsItOutAsEverWhenManagementHasNoPortOfItsOwn(String port) {
        assertThat(isPrepared(Map.of(), Map.of("server.port", "9000", "management.server.port", port)))
                .isFalse();
        assertThat(said).singleElement().asString().contains("management.server.port is not a port of its own");
    }

    @Test
    void findsItOutAsEverWhereAVariableOrAFileSaysSo() {
        assertThat(isPrepared(Map.of("SPRING_AOT_ENABLED", "false"), Map.of())).isFalse();
        ask();
        assertThat(isPrepared(Map.of(), Map.of("spring.aot.enabled", false))).isFalse();
        assertThat(said)
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).asString().contains("spring.aot.enabled is false"));
    }

    @Test
    void findsItOutAsEverWhenTheBuildPreparedNothing() {
        application.setResourceLoader(new DefaultResourceLoader(new Unprepared()));

        assertThat(isPrepared(Map.of(), Map.of())).isFalse();
        assertThat(said).singleElement().asString().contains("the build has prepared none");
    }

    @Test
    void saysNothingWhereNobodyAsks() {
        SpringProperties.setProperty(AotDetector.AOT_ENABLED, null);

        assertThat(isPrepared(Map.of(), Map.of("spring.profiles.active", "any")))
                .isFalse();
        assertThat(said).isEmpty();
    }

    @Test
    void countsAsHarmlessOnlyWhatDecidesAboutNoBean() {
        SpringProperties.setProperty(AotDetector.AOT_ENABLED, null);
        Map<String, String> harmless = Map.ofEntries(
                Map.entry("management.metrics.distribution.slo.any", "1s"),
                Map.entry("management.server.address", "127.0.0.1"),
                Map.entry("management.server.port", "9001"),
                Map.entry("server.address", "127.0.0.1"),
                Map.entry("server.port", "9000"),
                Map.entry("spring.aot.enabled", "false"),
                Map.entry("spring.application.name", "other"),
                Map.entry("spring.config.additional-location", "optional:file:nowhere/"),
                Map.entry("spring.config.import", "optional:configtree:nowhere/"),
                Map.entry("spring.config.location", "classpath:/"),
                Map.entry("spring.datasource.hikari.maximum-pool-size", "3"),
                Map.entry("spring.datasource.password", "any"),
                Map.entry("spring.datasource.url", "jdbc:postgresql://db/actions"),
                Map.entry("spring.datasource.username", "any"),
                Map.entry("spring.lifecycle.timeout-per-shutdown-phase", "1s"),
                Map.entry("spring.main.banner-mode", "off"));
        assertThat(PreparedStart.HARMLESS)
                .allSatisfy(name -> assertThat(harmless.keySet())
                        .map(ConfigurationPropertyName::of)
                        .anyMatch(tried -> tried.equals(name) || name.isAncestorOf(tried)));
        Set<String> parts = parts(Map.of());

        assertThat(parts(harmless)).isEqualTo(parts);
        assertThat(parts(Map.of("spring.main.cloud-platform", "kubernetes")))
                .as("where a container is at home")
                .isEqualTo(parts);
        assertThat(parts(Map.of("management.tracing.export.enabled", "true")))
                .as("where it does decide")
                .isNotEqualTo(parts);
    }

    @Test
    void knowsTheConditionsThatAreOurs() {
        Stream<String> ours = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.actionsgateway").stream()
                        .flatMap(part -> Stream.<HasAnnotations<?>>concat(Stream.of(part), part.getMethods().stream()))
                        .flatMap(PreparedStartTests::conditions);

        assertThat(ours)
                .hasSizeGreaterThan(5)
                .allSatisfy(name -> assertThat(PreparedStart.DECIDING)
                        .anyMatch(deciding -> deciding.equals(ConfigurationPropertyName.of(name))
                                || deciding.isAncestorOf(ConfigurationPropertyName.of(name))));
    }

    private static Stream<String> conditions(HasAnnotations<?> part) {
        return part.getAnnotations().stream()
                .filter(annotation -> Stream.of(ConditionalOnProperty.class, ConditionalOnBooleanProperty.class)
                        .anyMatch(annotation.getRawType()::isEquivalentTo))
                .flatMap(PreparedStartTests::names);
    }

    private static Stream<String> names(JavaAnnotation<?> condition) {
        String prefix = (String) condition.get("prefix").orElseThrow();
        return Stream.of("name", "value")
                .flatMap(key -> Arrays.stream((String[]) condition.get(key).orElseThrow()))
                .map(name -> prefix.isEmpty() ? name : prefix + "." + name);
    }

    /** Whether a start goes by what is prepared, with these variables of the process and these arguments. */
    private boolean isPrepared(Map<String, String> variables, Map<String, ?> arguments) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new HashMap<>(variables)));
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        environment.getPropertySources().addFirst(new MapPropertySource("arguments", new HashMap<>(arguments)));
        new PreparedStart(real -> log).postProcessEnvironment(environment, application);
        return AotDetector.useGeneratedArtifacts();
    }

    /** The names of the beans that a start with these arguments would make, as the AOT processing finds them. */
    private static Set<String> parts(Map<String, String> arguments) {
        String[] line = arguments.entrySet().stream()
                .map(argument -> "--" + argument.getKey() + "=" + argument.getValue())
                .toArray(String[]::new);
        try {
            SpringApplication.withHook(
                    application -> new Stop(), () -> new SpringApplication(ActionsGateway.class).run(line));
            throw new AssertionError("nobody stopped it");
        } catch (AbandonedRunException stopped) {
            try (GenericApplicationContext context = (GenericApplicationContext) stopped.getApplicationContext()) {
                context.refreshForAotProcessing(new RuntimeHints());
                return Set.of(context.getBeanDefinitionNames());
            }
        }
    }

    /** Ends a run before anything is made. */
    private static final class Stop implements SpringApplicationRunListener {
        @Override
        public void contextLoaded(ConfigurableApplicationContext context) {
            throw new AbandonedRunException(context);
        }
    }

    /** As if the build had prepared a start; whether it did, depends on how far this one is. */
    private static final class Prepared extends ClassLoader {
        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.equals(PREPARED)) {
                return super.loadClass(name, resolve);
            }
            byte[] code = ClassFile.of().build(ClassDesc.of(name), empty -> {});
            return defineClass(name, code, 0, code.length);
        }
    }

    /** As if it had not. */
    private static final class Unprepared extends ClassLoader {
        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.equals(PREPARED)) {
                throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
        }
    }
}
