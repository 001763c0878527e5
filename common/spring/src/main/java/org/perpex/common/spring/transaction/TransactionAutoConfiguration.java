package org.perpex.common.spring.transaction;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.apache.seata.rm.datasource.DataSourceProxy;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives a service that has Seata its database twice: as it is ({@code plainDataSource}), for migrations and for locks of
 * the database's own, and as a resource of Seata, for everything else. With {@code seata.enabled=false} both are the
 * same.
 */
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration",
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
            "org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration"
        })
@ConditionalOnClass({DataSourceProxy.class, Flyway.class, HikariDataSource.class, DataSourceProperties.class})
@ConditionalOnProperty("spring.datasource.url")
@EnableConfigurationProperties(DataSourceProperties.class)
class TransactionAutoConfiguration {

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

    @Bean
    SeataBranches seataBranches(JdbcTransactionManager transactions) {
        return new SeataBranches(new TransactionTemplate(transactions));
    }
}
