package org.perpex.wallet.config;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.apache.seata.rm.datasource.DataSourceProxy;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * The wallet's database twice: as it is, for migrations and for the lock of the outbox, and as a resource of Seata,
 * for everything else.
 */
@Configuration(proxyBeanMethods = false)
class Databases {

    @Bean(defaultCandidate = false)
    @ConfigurationProperties("spring.datasource.hikari")
    HikariDataSource plainDataSource(DataSourceProperties properties) {
        return properties
                .initializeDataSourceBuilder()
                .type(HikariDataSource.class)
                .build();
    }

    @Bean(initMethod = "migrate")
    Flyway migrations(@Qualifier("plainDataSource") HikariDataSource plain) {
        return Flyway.configure().dataSource(plain).load();
    }

    /** Seata looks for its undo log when it meets a database, so the migrations come first. */
    @Bean
    @Primary
    @DependsOn("migrations")
    DataSource dataSource(@Qualifier("plainDataSource") HikariDataSource plain, Environment environment) {
        return environment.getProperty("seata.enabled", Boolean.class, true) ? new DataSourceProxy(plain) : plain;
    }

    /** A commit that Seata refuses is rolled back, never left open. */
    @Bean
    JdbcTransactionManager transactionManager(DataSource dataSource) {
        JdbcTransactionManager manager = new JdbcTransactionManager(dataSource);
        manager.setRollbackOnCommitFailure(true);
        return manager;
    }
}
