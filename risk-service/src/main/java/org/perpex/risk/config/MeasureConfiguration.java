package org.perpex.risk.config;

import io.micrometer.core.instrument.MeterRegistry;
import org.perpex.risk.client.DailyCloses;
import org.perpex.risk.measure.MeasureBoard;
import org.perpex.risk.view.PublishedAccounts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Measures of risk: who looks at accounts, and what he shows. */
@Configuration(proxyBeanMethods = false)
class MeasureConfiguration {

    @Bean
    MeasureBoard measureBoard(PublishedAccounts accounts, DailyCloses closes) {
        return new MeasureBoard(accounts, closes);
    }

    @Bean
    MeasureWatch measureWatch(MeasureBoard board, DailyCloses closes, PublishedAccounts accounts) {
        return new MeasureWatch(
                board::look, () -> closes.refresh(accounts.moment().markets()));
    }

    @Bean
    MeasureMeters measureMeters(MeasureBoard board, MeterRegistry registry) {
        return new MeasureMeters(board::last, registry);
    }
}
