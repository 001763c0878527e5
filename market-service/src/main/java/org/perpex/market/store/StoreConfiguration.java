package org.perpex.market.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import org.mybatis.spring.annotation.MapperScan;
import org.perpex.common.spring.stream.JdbcStreamPositions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@MapperScan(basePackageClasses = MarketMapper.class)
class StoreConfiguration {

    @Bean
    StoredListings storedListings(MarketMapper mapper) {
        return new StoredListings(mapper);
    }

    @Bean
    JdbcFeedStore feedStore(
            JdbcTemplate jdbc, PlatformTransactionManager transactions, TradeMapper trades, CandleMapper candles) {
        return new JdbcFeedStore(jdbc, new TransactionTemplate(transactions), trades, candles);
    }

    @Bean
    History history(TradeMapper trades, CandleMapper candles) {
        return new History(trades, candles);
    }

    @Bean
    StoredPrices storedPrices(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        return new StoredPrices(jdbc, new TransactionTemplate(transactions));
    }

    @Bean
    StoredFunding storedFunding(JdbcTemplate jdbc, JdbcClient client, PlatformTransactionManager transactions) {
        return new StoredFunding(jdbc, new TransactionTemplate(transactions), new JdbcStreamPositions(client));
    }

    @Bean
    StoredPhases storedPhases(JdbcTemplate jdbc) {
        return new StoredPhases(jdbc);
    }

    @Bean
    StoredActs storedActs(JdbcTemplate jdbc, InstantSource clock) {
        return new StoredActs(jdbc, clock);
    }

    @Bean
    StoredMarks storedMarks(JdbcTemplate jdbc) {
        return new StoredMarks(jdbc);
    }

    @Bean
    SnapshotFile snapshotFile(Environment environment) throws IOException {
        return new SnapshotFile(Path.of(environment.getRequiredProperty("PERPEX_DATA"), "market", "feed.snapshot"));
    }
}
