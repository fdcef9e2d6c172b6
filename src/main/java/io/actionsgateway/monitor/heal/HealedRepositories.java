package io.actionsgateway.monitor.heal;

import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.run.RunStandings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Which repositories are compared: those with runs, and those configured. */
@Component
class HealedRepositories {

    private final RunStandings standings;
    private final HealProperties properties;

    HealedRepositories(RunStandings standings, HealProperties properties) {
        this.standings = standings;
        this.properties = properties;
    }

    /** Each once, whatever its case. */
    Collection<RepositoryName> all() {
        Map<String, RepositoryName> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        List<String> names = new ArrayList<>(standings.repositories());
        names.addAll(properties.repositories());
        names.forEach(name -> all.putIfAbsent(name, RepositoryName.parse(name)));
        return all.values();
    }
}
