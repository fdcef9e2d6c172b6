package io.actionsgateway.simulation.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/**
 * Reads a workflow file in GitHub's syntax.
 *
 * @see <a href="https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax">Workflow syntax</a>
 */
final class WorkflowReader {

    private static final DumpSettings BLOCKS =
            DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).build();

    private WorkflowReader() {}

    static WorkflowScript read(String repository, String file, Place place) {
        String source = place.isMapping() ? new Dump(BLOCKS).dumpToString(place.value()) : place.required();
        Place workflow = place.isMapping() ? place : Place.parse(place.path(), source);
        if (!workflow.isMapping()) {
            throw place.wrong("must be a workflow");
        }
        String path = ".github/workflows/" + file;
        Place twin = workflow.at("twin").knowing("id", "takes");
        String takes = twin.at("takes").seconds();
        return new WorkflowScript(
                twin.at("id").number(Derived.id(repository + "/" + path)),
                workflow.at("name").text(path),
                workflow.at("run-name").filled(workflow.at("name").text(path)),
                path,
                events(workflow.at("on")),
                inputs(workflow.at("on").at("workflow_dispatch").at("inputs")),
                JobReader.concurrency(workflow.at("concurrency")),
                takes == null ? "5" : takes,
                jobs(workflow.at("jobs")),
                source);
    }

    private static List<String> events(Place on) {
        if (on.isAbsent()) {
            throw on.wrong("is missing");
        }
        return on.isMapping()
                ? List.copyOf(on.entries().keySet())
                : on.elements().stream().map(Place::required).toList();
    }

    private static List<InputScript> inputs(Place inputs) {
        List<InputScript> read = new ArrayList<>();
        inputs.entries()
                .forEach((name, input) -> read.add(new InputScript(
                        name,
                        input.at("type").text("string"),
                        input.at("required").flag(false),
                        input.at("default").text().orElse(null),
                        input.at("options").elements().stream()
                                .map(Place::required)
                                .toList())));
        return read;
    }

    private static List<JobScript> jobs(Place jobs) {
        SequencedMap<String, JobScript> read = new LinkedHashMap<>();
        jobs.entries().forEach((key, job) -> read.put(key, JobReader.read(key, job)));
        if (read.isEmpty()) {
            throw jobs.wrong("there is no job");
        }
        read.forEach((key, job) -> checkNeeds(jobs.at(key).at("needs"), key, read));
        return List.copyOf(read.values());
    }

    private static void checkNeeds(Place needs, String key, Map<String, JobScript> jobs) {
        List<String> open =
                new ArrayList<>(needs.elements().stream().map(Place::required).toList());
        for (int index = 0; index < open.size(); index++) {
            JobScript needed = jobs.get(open.get(index));
            if (needed == null) {
                throw needs.wrong("there is no job \"" + open.get(index) + "\"");
            }
            needed.needs().stream().filter(each -> !open.contains(each)).forEach(open::add);
        }
        if (open.contains(key)) {
            throw needs.wrong("the job \"" + key + "\" needs itself");
        }
    }
}
