package io.actionsgateway.github.transport.send;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where logs and artifacts may come from, and how much of us they may take.
 *
 * @param hosts storage that is allowed beside the API's own host: names, or endings that begin with a dot
 * @param privateHosts names of these that may have private addresses, such as an Enterprise Server's own storage; only an
 *     API that is reached over http may lead to them over http
 * @param concurrency downloads at once; one more is refused
 * @param connect longest wait for a TCP connection
 * @param headers longest wait for the headers, connecting included
 * @param idle longest silence, of storage or of the reader, between two pieces
 * @param total longest time for a whole body
 */
@Validated
@ConfigurationProperties("actions.github.storage")
record StorageProperties(
        @DefaultValue({".actions.githubusercontent.com", ".blob.core.windows.net"})
        List<String> hosts,

        @DefaultValue List<String> privateHosts,
        @DefaultValue("8") @Min(1) @Max(200) int concurrency,
        @DefaultValue("3s") @DurationMin(millis = 1) Duration connect,
        @DefaultValue("12s") @DurationMin(millis = 1) Duration headers,
        @DefaultValue("10s") @DurationMin(millis = 1) Duration idle,
        @DefaultValue("10m") @DurationMin(millis = 1) Duration total) {

    /** Takes copies in lower case; refuses endings that would allow everything. */
    StorageProperties {
        hosts = lower(hosts);
        privateHosts = lower(privateHosts);
        if (hosts.stream().anyMatch(host -> host.isBlank() || host.equals("."))) {
            throw new IllegalArgumentException("actions.github.storage.hosts must hold names or endings of names");
        }
    }

    boolean allows(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return privateHosts.contains(name)
                || hosts.stream().anyMatch(one -> one.startsWith(".") ? name.endsWith(one) : name.equals(one));
    }

    boolean allowsPrivateAddresses(String host) {
        return privateHosts.contains(host.toLowerCase(Locale.ROOT));
    }

    private static List<String> lower(List<String> names) {
        return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    }
}
