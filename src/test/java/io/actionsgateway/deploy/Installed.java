package io.actionsgateway.deploy;

import com.marcnuri.helm.DryRun;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.InstallCommand;
import java.util.Map;

/**
 * What an installation would say and do, hooks included; nothing is installed.
 *
 * @param output as Helm prints it
 */
record Installed(String output) {

    static Installed with(Map<String, ?> values) {
        InstallCommand command = new Helm(Chart.FOLDER)
                .install()
                .withName("ci")
                .withNamespace("actions")
                .withKubeVersion("1.30.0")
                .clientOnly()
                .withDryRunOption(DryRun.CLIENT);
        values.forEach(command::set);
        return new Installed(command.call().getOutput());
    }
}
