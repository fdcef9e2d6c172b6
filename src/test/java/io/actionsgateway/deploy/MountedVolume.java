package io.actionsgateway.deploy;

import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.SecretProjection;
import io.fabric8.kubernetes.api.model.Volume;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Lays files out as the kubelet does: each is a link to one below {@code ..data}, which is a link to a folder of a certain time. */
final class MountedVolume {

    private static final String WRITTEN_AT = "..2026_01_01_10_00_00.1234567890";

    private final Path mount;

    private MountedVolume(Path mount) throws IOException {
        this.mount = mount;
        Files.createDirectories(mount.resolve(WRITTEN_AT));
        Files.createSymbolicLink(mount.resolve("..data"), Path.of(WRITTEN_AT));
    }

    /** A ConfigMap: a file for each key. */
    static void ofConfigMap(Path mount, Map<String, String> data) throws IOException {
        MountedVolume volume = new MountedVolume(mount);
        for (Map.Entry<String, String> entry : data.entrySet()) {
            volume.put(entry.getKey(), entry.getValue());
        }
    }

    /**
     * Secrets, as a projected volume names their keys.
     *
     * @param secrets what is in the namespace: name of a Secret, key, value
     * @throws IllegalStateException when one is missing that is not optional; the pod would not start
     */
    static void ofSecrets(Path mount, Volume projected, Map<String, Map<String, String>> secrets) throws IOException {
        MountedVolume volume = new MountedVolume(mount);
        for (var source : projected.getProjected().getSources()) {
            SecretProjection secret = source.getSecret();
            for (KeyToPath item : secret.getItems()) {
                String value = secrets.getOrDefault(secret.getName(), Map.of()).get(item.getKey());
                if (value != null) {
                    volume.put(item.getPath(), value);
                } else if (!Boolean.TRUE.equals(secret.getOptional())) {
                    throw new IllegalStateException("no key " + item.getKey() + " in " + secret.getName());
                }
            }
        }
    }

    private void put(String name, String content) throws IOException {
        Files.writeString(mount.resolve(WRITTEN_AT).resolve(name), content);
        Files.createSymbolicLink(mount.resolve(name), Path.of("..data", name));
    }
}
