package io.actionsgateway.github.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.actionsgateway.github.transport.GitHubException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagingTests {

    @Test
    void followsTheNextPageOfASpanOfTime() {
        String next = "/repositories/7/actions/runs?created=2026-05-01..2026-05-02&page=2";

        assertThat(Paging.checked(next)).isEqualTo(next);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "repos/o/r", "//elsewhere/repos", "/repos/../../admin", "?page=2", "/repos/..?page=2"})
    void refusesWhatLeadsElsewhere(String position) {
        assertThatExceptionOfType(GitHubException.InvalidInputs.class).isThrownBy(() -> Paging.checked(position));
    }
}
