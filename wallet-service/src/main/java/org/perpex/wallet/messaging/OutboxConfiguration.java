package org.perpex.wallet.messaging;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.Semaphore;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.Source;
import org.perpex.common.spring.outbox.EngineMarks;
import org.perpex.common.spring.outbox.Outbox;
import org.perpex.common.spring.outbox.OutboxSender;
import org.perpex.common.spring.web.ServiceClients;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The wallet's outbox, which ends in the queue of the account engine. */
@Configuration(proxyBeanMethods = false)
class OutboxConfiguration {

    private static final OutboxSender.Route ROUTE = new OutboxSender.Route(Source.WALLET, Destination.RISK, "wallet");

    private final Semaphore work = new Semaphore(0);

    @Bean
    Outbox outbox(JdbcClient jdbc) {
        return new Outbox(jdbc, work::release);
    }

    @Bean
    TransferOutbox transferOutbox(Outbox outbox) {
        return new TransferOutbox(outbox);
    }

    @Bean
    OutboxSender outboxSender(
            Outbox outbox,
            @Qualifier("plainDataSource") HikariDataSource dataSource,
            OutboxSender.AcknowledgedSend transport,
            ServiceClients clients,
            MeterRegistry meters) {
        return new OutboxSender(ROUTE, outbox, dataSource, transport, work)
                .meteredBy(meters)
                .checkedBy(EngineMarks.of(clients, ROUTE.source()));
    }
}
