package io.actionsgateway.github.transport.admission;

import java.time.Clock;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.transaction.PlatformTransactionManager;

/** Accounts in the real database, which takes the time from the test's clock instead of its own. */
@TestConfiguration(proxyBeanMethods = false)
public class BudgetsByTestTime {

    @Bean
    @Primary
    BudgetStore budgetsByTestTime(
            AccountRows rows, PlatformTransactionManager transactions, AdmissionProperties limits, Clock clock) {
        return new PostgresBudgets(rows, transactions, limits, _ -> clock.instant());
    }
}
