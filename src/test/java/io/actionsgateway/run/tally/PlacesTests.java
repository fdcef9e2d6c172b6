package io.actionsgateway.run.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whatever repositories there are, the number of series stays bounded. */
class PlacesTests {

    private static final Place CI = new Place("octo-org/app", "CI");

    @Test
    void givesSeriesToTheFirstUntilThereAreEnough() {
        Places places = new Places(limits(1), Set.of());

        assertThat(places.admit("octo-org/app", "CI")).isEqualTo(CI);
        assertThat(places.admit("octo-org/app", "Deploy")).isEqualTo(Place.OTHER);
        assertThat(places.admit("octo-org/app", "CI")).isEqualTo(CI);
    }

    @Test
    void keepsThoseThatHadSomeAlsoWhenNoMoreAreAllowed() {
        Places places = new Places(limits(0, "else/where"), Set.of(CI, Place.OTHER));

        assertThat(places.admit("octo-org/app", "CI")).isEqualTo(CI);
        assertThat(places.repository("octo-org/app")).isEqualTo("octo-org/app");
        assertThat(places.repository("octo-org/other")).isEqualTo("other");
    }

    @Test
    void admitsOnlyRepositoriesThatAreNamed() {
        Places places = new Places(limits(10, "Octo-Org/*", "acme/site"), Set.of());

        assertThat(places.admit("octo-org/app", "CI")).isEqualTo(CI);
        assertThat(places.admit("acme/site", "CI").repository()).isEqualTo("acme/site");
        assertThat(places.admit("acme/site2", "CI")).isEqualTo(Place.OTHER);
        assertThat(places.admit("octo-orgs/app", "CI")).isEqualTo(Place.OTHER);
    }

    @Test
    void namesAWorkflowThatGitHubDoesNot() {
        assertThat(new Places(limits(1), Set.of()).admit("octo-org/app", null).workflow())
                .isEqualTo("unknown");
    }

    @Test
    void knowsWordsOfGitHubOnlyAsLabels() {
        assertThat(ended("success").key(CI).conclusion()).isEqualTo("success");
        assertThat(ended("flabbergasted").key(CI).conclusion()).isEqualTo("other");
        assertThat(ended(null).key(CI).conclusion()).isEqualTo("other");
        assertThat(new Open(Kind.RUN, "o/r", "CI", "dreaming", 1).status()).isEqualTo("other");
    }

    @Test
    void putsAMeasurementIntoItsBucket() {
        assertThat(Buckets.of(5).counts()).startsWith(1, 0);
        assertThat(Buckets.of(5.1).counts()).startsWith(0, 1);
        assertThat(Buckets.of(1e9).counts()).endsWith(0, 1);
        assertThat(Buckets.of(3).plus(Buckets.of(4)).seconds()).isEqualTo(7);
        assertThat(ended("success").tally().queue().isEmpty()).isTrue();
    }

    private static Ended ended(String conclusion) {
        return new Ended(Kind.RUN, "octo-org/app", "CI", conclusion, false, -1.0, null);
    }

    private static MetricsProperties limits(int most, String... repositories) {
        return new MetricsProperties(List.of(repositories), most, Duration.ofSeconds(15));
    }
}
