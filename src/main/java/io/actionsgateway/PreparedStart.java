package io.actionsgateway;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.logging.Log;
import org.springframework.aot.AotDetector;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.logging.DeferredLogFactory;
import org.springframework.core.Ordered;
import org.springframework.core.SpringProperties;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.util.ClassUtils;

/**
 * Decides whether a start goes by what the build prepared. Spring's AOT processing writes down as code which beans there are, so that a
 * start need not find it out, and thereby fixes it for the settings of the build: those of the packaged {@code application.yaml}. With
 * any other setting that may decide about beans the start finds it out as ever: slower, and right. Of the framework's settings each
 * may, unless it is known here that it does not.
 *
 * <p>Only where {@code spring.aot.enabled} asks for the prepared start, as the image's options do.
 */
final class PreparedStart implements EnvironmentPostProcessor, Ordered {

    /** The framework's conditions look at these, and our own at the single ones. */
    static final List<ConfigurationPropertyName> DECIDING = names(
            "actions.dispatch.resolve",
            "actions.simulation.enabled",
            "actions.tracing.runs",
            "management",
            "server",
            "spring");

    /** Of these it is known that they decide about no bean. */
    static final List<ConfigurationPropertyName> HARMLESS = names(
            "management.metrics.distribution",
            "management.server.address",
            // Only in whether it is the API's own port, which is looked at by itself.
            "management.server.port",
            "server.address",
            "server.port",
            // Looked at by itself as well.
            "spring.aot.enabled",
            "spring.application",
            // Where settings are; what is found there is looked at like any other.
            "spring.config.additional-location",
            "spring.config.import",
            "spring.config.location",
            "spring.datasource.hikari",
            "spring.datasource.password",
            "spring.datasource.url",
            "spring.datasource.username",
            "spring.lifecycle.timeout-per-shutdown-phase",
            "spring.main.banner-mode");

    private static final ConfigurationPropertyName REQUEST = ConfigurationPropertyName.of(AotDetector.AOT_ENABLED);
    private static final String PACKAGED = "class path resource [application.yaml]";
    private static final String PREPARED = ActionsGateway.class.getName() + "__ApplicationContextInitializer";

    private final Log log;

    PreparedStart(DeferredLogFactory logs) {
        log = logs.getLog(PreparedStart.class);
    }

    /** When all settings are known. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (AotDetector.useGeneratedArtifacts()) {
            obstacle(environment, application).ifPresent(why -> {
                log.info("This is not the prepared start but a slower one: " + why);
                SpringProperties.setProperty(AotDetector.AOT_ENABLED, "false");
            });
        }
    }

    private static Optional<String> obstacle(ConfigurableEnvironment environment, SpringApplication application) {
        if (!ClassUtils.isPresent(PREPARED, application.getClassLoader())) {
            return Optional.of("the build has prepared none");
        }
        if (ManagementPortType.get(environment) != ManagementPortType.DIFFERENT) {
            return Optional.of("management.server.port is not a port of its own");
        }
        if (isRefused(environment)) {
            return Optional.of("a setting " + REQUEST + " is false");
        }
        SortedSet<String> deciding = deciding(environment);
        return deciding.isEmpty()
                ? Optional.empty()
                : Optional.of("what there is may depend on " + String.join(", ", deciding));
    }

    /** Whether a setting, such as a variable, takes back what the options of the JVM ask for, which would otherwise be stronger. */
    private static boolean isRefused(ConfigurableEnvironment environment) {
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            ConfigurationProperty request = source.getConfigurationProperty(REQUEST);
            if (request != null && "false".equals(request.getValue().toString())) {
                return true;
            }
        }
        return false;
    }

    /** Names alone: a value may be a secret. */
    private static SortedSet<String> deciding(ConfigurableEnvironment environment) {
        SortedSet<String> deciding = new TreeSet<>();
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            if (source instanceof IterableConfigurationPropertySource settings && !isPackaged(source)) {
                settings.stream()
                        .filter(name -> isAmong(DECIDING, name) && !isAmong(HARMLESS, name))
                        .forEach(name -> deciding.add(name.toString()));
            }
        }
        return deciding;
    }

    private static boolean isPackaged(ConfigurationPropertySource source) {
        return source.getUnderlyingSource() instanceof PropertySource<?> file
                && file.getName().contains(PACKAGED);
    }

    private static boolean isAmong(List<ConfigurationPropertyName> names, ConfigurationPropertyName name) {
        return names.stream().anyMatch(some -> some.equals(name) || some.isAncestorOf(name));
    }

    private static List<ConfigurationPropertyName> names(String... names) {
        return Stream.of(names).map(ConfigurationPropertyName::of).toList();
    }
}
