package io.actionsgateway.healing;

import static io.actionsgateway.healing.Organization.REPOSITORY;

import io.actionsgateway.ServiceClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the twin says of its runs, held against what the service says.
 *
 * @param organization the twin's
 * @param port where the service listens
 * @param database where the service keeps its rows
 */
public record Truth(Organization organization, int port, String database) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /**
     * What came of it.
     *
     * @param runs attempts compared
     * @param jobs compared
     * @param differences between the states, for people
     * @param statements that GitHub still holds in its delivery log
     * @param lacking those that are no transition here
     */
    public record Comparison(int runs, int jobs, List<String> differences, int statements, List<String> lacking) {}

    /** Compares everything. */
    public Comparison compare() {
        List<String> differences = new ArrayList<>();
        int runs = 0;
        int jobs = 0;
        for (JsonNode run : organization.all("/actions/runs", "workflow_runs")) {
            long id = run.path("id").longValue();
            for (int attempt = 1; attempt <= run.path("run_attempt").intValue(); attempt++) {
                String path = "/actions/runs/" + id + "/attempts/" + attempt;
                String ours = "/api/v1" + REPOSITORY + "/runs/" + id + "/attempts/" + attempt;
                differ(differences, path, state(organization.get(path)), state(read(ours)));
                Set<String> said =
                        states(organization.get(path + "/jobs?per_page=100").path("jobs"));
                differ(
                        differences,
                        path + "/jobs",
                        said.toString(),
                        states(read(ours + "/jobs?limit=100").path("items")).toString());
                runs++;
                jobs += said.size();
            }
        }
        Set<String> sent = sent();
        Set<String> lacking = new TreeSet<>(sent);
        lacking.removeAll(recorded());
        return new Comparison(runs, jobs, differences, sent.size(), List.copyOf(lacking));
    }

    private static void differ(List<String> differences, String what, String there, String here) {
        if (!there.equals(here)) {
            differences.add(what + " is " + there + " at GitHub, " + here + " here");
        }
    }

    private static String state(JsonNode subject) {
        return subject.path("id").asString(subject.path("run_id").asString("")) + " "
                + subject.path("status").asString("-") + " "
                + subject.path("conclusion").asString("-");
    }

    private static Set<String> states(JsonNode jobs) {
        Set<String> states = new TreeSet<>();
        jobs.forEach(job -> states.add((job.has("id") ? job.path("id") : job.path("job_id")).asString("") + " "
                + job.path("status").asString("-") + " "
                + job.path("conclusion").asString("-")));
        return states;
    }

    /** What GitHub has told, or wanted to tell, of runs and jobs. */
    private Set<String> sent() {
        Set<String> sent = new HashSet<>();
        for (JsonNode delivery : organization.deliveries()) {
            JsonNode payload = delivery.path("request").path("payload");
            JsonNode run = payload.path("workflow_run");
            JsonNode job = payload.path("workflow_job");
            if (!job.isMissingNode()) {
                sent.add(
                        statement(job.path("run_id").longValue(), job.path("id").longValue(), job));
            } else if (!run.isMissingNode()) {
                sent.add(statement(run.path("id").longValue(), 0, run));
            }
        }
        return sent;
    }

    private static String statement(long run, long job, JsonNode said) {
        return run + " " + said.path("run_attempt").intValue() + " " + job + " "
                + said.path("status").asString("-") + " "
                + said.path("conclusion").asString("-");
    }

    private Set<String> recorded() {
        Set<String> recorded = new HashSet<>();
        try (Connection connection = DriverManager.getConnection(database, "postgres", "");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select concat_ws(' ', run_id, run_attempt, coalesce(job_id, 0), status, coalesce(conclusion, '-'))
                        from transition""")) {
            while (rows.next()) {
                recorded.add(rows.getString(1));
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return recorded;
    }

    /** The service's answer; an empty object where it has none. */
    public JsonNode read(String path) {
        try {
            HttpResponse<String> answer = HTTP.send(
                    HttpRequest.newBuilder(ServiceClient.uri(port, path))
                            .header("Authorization", "Bearer " + ServiceClient.KEY)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 ? JSON.readTree(answer.body()) : JSON.createObjectNode();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
