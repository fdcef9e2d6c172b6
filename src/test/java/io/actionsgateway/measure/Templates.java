package io.actionsgateway.measure;

import io.actionsgateway.measure.Template.Hole;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Makes the bodies of a run's story from GitHub's published examples, all of one repository and of one length. */
final class Templates {

    /** Bytes of each body. */
    static final int LENGTH = 12_000;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> WORDS = List.of(
            "build", "test", "deploy", "cache", "restore", "checkout", "artifact", "runner", "matrix", "release");

    private final ObjectNode repository =
            (ObjectNode) example("workflow_job/queued.1").get("repository");

    /** A {@code workflow_job} body in that status; its times and ids are holes. */
    Template job(String example, String status) {
        ObjectNode root = example(example);
        ObjectNode job = (ObjectNode) root.get("workflow_job");
        String run = job.get("run_id").asString();
        String id = job.get("id").asString();
        job.put("run_attempt", 1)
                .put("status", status)
                .put("workflow_name", "CI")
                .put("head_branch", "main");
        job.put("created_at", Hole.CREATED.mark);
        job.put("started_at", status.equals("queued") ? Hole.CREATED.mark : Hole.STARTED.mark);
        finish(job, "completed_at", status);
        return template(root, run, id);
    }

    /** A {@code workflow_run} body in that status, last changed at the time in that hole. */
    Template run(String example, String action, String status, Hole updated) {
        ObjectNode root = example(example).put("action", action);
        ObjectNode run = (ObjectNode) root.get("workflow_run");
        String id = run.get("id").asString();
        run.put("name", "CI").put("run_attempt", 1).put("status", status);
        run.put("created_at", Hole.CREATED.mark).put("run_started_at", Hole.CREATED.mark);
        run.put("updated_at", updated.mark);
        run.put("conclusion", status.equals("completed") ? "success" : null);
        run.set("repository", core());
        run.set("head_repository", core());
        return template(root, id, id);
    }

    private static void finish(ObjectNode job, String field, String status) {
        boolean completed = status.equals("completed");
        job.put(field, completed ? Hole.COMPLETED.mark : null);
        job.put("conclusion", completed ? "success" : null);
    }

    private Template template(ObjectNode root, String run, String job) {
        root.set("repository", repository.deepCopy());
        ObjectNode properties = ((ObjectNode) root.get("repository")).putObject("custom_properties");
        properties.put("notes", "");
        properties.put("notes", words(LENGTH - marked(root, run, job).length()));
        return new Template(marked(root, run, job));
    }

    private String marked(ObjectNode root, String run, String job) {
        return JSON.writeValueAsString(root)
                .replace(run, Hole.RUN.mark)
                .replace(job, Hole.JOB.mark)
                .replace(repository.get("full_name").asString(), "octo-org/" + Hole.REPOSITORY.mark)
                .replace("\"id\":" + repository.get("id").asString(), "\"id\":" + Hole.REPOSITORY_ID.mark)
                .replace(
                        "\"name\":\"" + repository.get("name").asString() + "\"",
                        "\"name\":\"" + Hole.REPOSITORY.mark + "\"");
    }

    /** The repository with less about it, which makes room for the rest. */
    private ObjectNode core() {
        ObjectNode core = repository.deepCopy();
        core.remove(core.propertyNames().stream()
                .filter(name -> !List.of("id", "node_id", "name", "full_name", "private", "owner", "html_url", "url")
                        .contains(name))
                .toList());
        ((ObjectNode) core.get("owner")).retain("login", "id", "node_id", "type");
        return core;
    }

    private static String words(int length) {
        var random = new Random(7);
        var text = new StringBuilder();
        while (text.length() < length) {
            text.append(WORDS.get(random.nextInt(WORDS.size())))
                    .append('-')
                    .append(random.nextInt(1000))
                    .append(' ');
        }
        return text.substring(0, length);
    }

    private static ObjectNode example(String name) {
        try (InputStream file = Templates.class.getResourceAsStream("/github/webhook-examples/" + name + ".json")) {
            return (ObjectNode) JSON.readTree(Objects.requireNonNull(file, name));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
