package io.actionsgateway.run.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchingTests {

    private static final Instant START = Instant.parse("2026-05-01T10:00:00Z");

    @Test
    void givesTheOnlyRunToTheOnlyEntry() {
        OpenEntry entry = entry(1, "a");

        assertThat(match(List.of(entry), run(7, 0))).containsExactly(new Match.Found(entry.attempt(), run(7, 0)));
    }

    @Test
    void guessesNotBetweenTwoRuns() {
        OpenEntry entry = entry(1, "a");

        assertThat(match(List.of(entry), run(7, 0), run(8, 0)))
                .containsExactly(new Match.Undecided(entry.attempt(), List.of(7L, 8L)));
    }

    @Test
    void guessesNotBetweenTwoEntries() {
        OpenEntry one = entry(1, "a");
        OpenEntry other = entry(2, "b");

        assertThat(match(List.of(one, other), run(7, 0)))
                .containsExactlyInAnyOrder(
                        new Match.Undecided(one.attempt(), List.of(7L)),
                        new Match.Undecided(other.attempt(), List.of(7L)));
    }

    @Test
    void guessesNotWhoseTwoRunsAreThatDiffer() {
        OpenEntry one = entry(1, "a");
        OpenEntry other = entry(2, "b");

        assertThat(match(List.of(one, other), run(7, 0), run(8, 0)))
                .allMatch(match -> match instanceof Match.Undecided undecided
                        && undecided.candidates().equals(List.of(7L, 8L)));
    }

    @Test
    void givesAsManyRunsAsThereAreToEntriesThatAskForTheSame() {
        OpenEntry one = entry(1, "a");
        OpenEntry other = entry(2, "a");

        assertThat(match(List.of(other, one), run(8, 1), run(7, 0)))
                .containsExactly(
                        new Match.Found(one.attempt(), run(7, 0)), new Match.Found(other.attempt(), run(8, 1)));
    }

    @Test
    void waitsForTheSecondRunUntilTheTimeIsOver() {
        List<OpenEntry> young = List.of(entry(1, "a"), entry(2, "a"));
        List<OpenEntry> old = young.stream().map(MatchingTests::over).toList();

        assertThat(match(young, run(7, 0))).allMatch(match -> match instanceof Match.Undecided);
        assertThat(match(old, run(7, 0)))
                .containsExactly(
                        new Match.Found(old.getFirst().attempt(), run(7, 0)),
                        new Match.NotStarted(old.getLast().attempt()));
    }

    @Test
    void saysThatNothingWasStartedWhenTheTimeIsOver() {
        OpenEntry entry = entry(1, "a");

        assertThat(match(List.of(entry))).containsExactly(new Match.Undecided(entry.attempt(), List.of()));
        assertThat(match(List.of(over(entry)))).containsExactly(new Match.NotStarted(entry.attempt()));
    }

    @Test
    void neverSaysSoOfWhatGitHubHasTaken() {
        OpenEntry entry = accepted(entry(1, "a"));

        assertThat(match(List.of(over(entry)))).containsExactly(new Match.Undecided(entry.attempt(), List.of()));
    }

    @Test
    void decidesNothingForAndAgainstEntriesWhoseAnswerMayCome() {
        OpenEntry asking = asking(entry(1, "a"));
        OpenEntry unknown = entry(2, "b");

        assertThat(match(List.of(asking, unknown), run(7, 0)))
                .containsExactly(new Match.Undecided(unknown.attempt(), List.of(7L)));
    }

    @ParameterizedTest
    @CsvSource({
        "quick.yml, main, 0, true",
        ".github/workflows/quick.yml@main, main, 599, true",
        "other.yml, main, 0, false",
        "quick.yml, other, 0, false",
        "quick.yml, main, -2, false",
        "quick.yml, main, 602, false"
    })
    void looksAtWorkflowBranchAndTime(String path, String branch, long seconds, boolean fits) {
        StartedRun run = new StartedRun(7, 5L, path, branch, "bot", "t", START.plusSeconds(seconds), null);

        assertThat(entry(1, "a").mayBe(run)).isEqualTo(fits);
    }

    @Test
    void knowsAWorkflowByItsNumber() {
        assertThat(numbered(entry(1, "a"), "5").mayBe(run(7, 0))).isTrue();
        assertThat(numbered(entry(1, "a"), "6").mayBe(run(7, 0))).isFalse();
    }

    @Test
    void givesNobodyElsesRunWhereOurLoginIsKnown() {
        OpenEntry entry = over(entry(1, "a"));

        assertThat(Matching.of(List.of(entry), List.of(run(7, 0)), Set.of(), "other"))
                .containsExactly(new Match.Undecided(entry.attempt(), List.of(7L)));
        assertThat(Matching.of(List.of(entry), List.of(run(7, 0)), Set.of(), "BOT"))
                .containsExactly(new Match.Found(entry.attempt(), run(7, 0)));
    }

    @Test
    void believesATitle() {
        OpenEntry one = correlated(entry(1, "a"));
        OpenEntry other = correlated(entry(2, "b"));
        StartedRun first = titled(7, one);
        StartedRun second = titled(8, other);

        assertThat(match(List.of(one, other), second, first))
                .containsExactlyInAnyOrder(
                        new Match.Found(one.attempt(), first), new Match.Found(other.attempt(), second));
    }

    @Test
    void givesNoOtherRunWhereTitlesAreSeenToHoldIds() {
        OpenEntry seen = correlated(entry(1, "a"));
        OpenEntry open = over(correlated(entry(2, "b")));

        assertThat(match(List.of(seen, open), titled(7, seen), run(8, 0)))
                .containsExactlyInAnyOrder(
                        new Match.Found(seen.attempt(), titled(7, seen)), new Match.NotStarted(open.attempt()));
        assertThat(Matching.of(List.of(open), List.of(run(8, 0)), Set.of("quick.yml"), null))
                .containsExactly(new Match.NotStarted(open.attempt()));
    }

    @Test
    void doesNotTrustAWorkflowWhoseTitlesHoldNoIds() {
        OpenEntry entry = over(correlated(entry(1, "a")));

        assertThat(match(List.of(entry), run(7, 0))).containsExactly(new Match.Undecided(entry.attempt(), List.of(7L)));
    }

    private static List<Match> match(List<OpenEntry> entries, StartedRun... runs) {
        return Matching.of(entries, List.of(runs), Set.of(), null);
    }

    private static StartedRun run(long id, long seconds) {
        return new StartedRun(
                id, 5L, ".github/workflows/quick.yml", "main", "bot", "Quick", START.plusSeconds(seconds), null);
    }

    private static StartedRun titled(long id, OpenEntry entry) {
        return new StartedRun(
                id, 5L, ".github/workflows/quick.yml", "main", "bot", "Deploy " + entry.id(), START, null);
    }

    private static OpenEntry entry(int number, String inputs) {
        return new OpenEntry(
                new DispatchTry(new UUID(0, number), 1),
                "key:me",
                "quick.yml",
                "refs/heads/main",
                inputs,
                false,
                false,
                false,
                false,
                START.minusSeconds(1),
                START.plusSeconds(600));
    }

    private static OpenEntry over(OpenEntry entry) {
        return copy(entry, entry.workflow(), entry.correlated(), entry.asking(), entry.accepted(), true);
    }

    private static OpenEntry accepted(OpenEntry entry) {
        return copy(entry, entry.workflow(), entry.correlated(), entry.asking(), true, entry.over());
    }

    private static OpenEntry asking(OpenEntry entry) {
        return copy(entry, entry.workflow(), entry.correlated(), true, entry.accepted(), entry.over());
    }

    private static OpenEntry correlated(OpenEntry entry) {
        return copy(entry, entry.workflow(), true, entry.asking(), entry.accepted(), entry.over());
    }

    private static OpenEntry numbered(OpenEntry entry, String workflow) {
        return copy(entry, workflow, entry.correlated(), entry.asking(), entry.accepted(), entry.over());
    }

    private static OpenEntry copy(
            OpenEntry entry, String workflow, boolean correlated, boolean asking, boolean accepted, boolean over) {
        return new OpenEntry(
                entry.attempt(),
                entry.subject(),
                workflow,
                entry.ref(),
                entry.inputsDigest(),
                correlated,
                asking,
                accepted,
                over,
                entry.from(),
                entry.until());
    }
}
