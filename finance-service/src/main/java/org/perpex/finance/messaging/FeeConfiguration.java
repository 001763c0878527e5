package org.perpex.finance.messaging;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.Source;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.spring.market.Markets;
import org.perpex.common.spring.outbox.EngineMarks;
import org.perpex.common.spring.outbox.Outbox;
import org.perpex.common.spring.outbox.OutboxSender;
import org.perpex.common.spring.web.ServiceClients;
import org.perpex.finance.fee.FeeCommands;
import org.perpex.finance.fee.FeeDecisions;
import org.perpex.finance.fee.FeeDesk;
import org.perpex.finance.fee.FeeRecords;
import org.perpex.finance.fee.FeeRules;
import org.perpex.finance.fee.FeeSettings;
import org.perpex.finance.fee.Measures;
import org.perpex.finance.fee.PricedFills;
import org.perpex.finance.fee.Standings;
import org.perpex.finance.reconciliation.LedgerBooks;
import org.perpex.finance.settlement.Batch;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Decisions on fees, and finance's outbox, by which they reach the account engine. */
@Configuration(proxyBeanMethods = false)
class FeeConfiguration {

    private static final OutboxSender.Route ROUTE = new OutboxSender.Route(Source.FINANCE, Destination.RISK, "finance");

    private final Semaphore work = new Semaphore(0);

    @Bean
    Outbox outbox(JdbcClient jdbc) {
        return new Outbox(jdbc, work::release);
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

    @Bean
    Measures measures(Standings standings, Markets markets) {
        return new Measures(standings, market -> unitsPerTickLot(markets, market));
    }

    @Bean
    FeeDecisions.Parts feeParts(
            FeeRules rules,
            FeeSettings settings,
            Standings standings,
            Measures measures,
            LedgerBooks ledger,
            Outbox outbox) {
        FeeCommands commands = outbox::append;
        return new FeeDecisions.Parts(rules, settings, standings, measures, () -> balances(ledger), commands);
    }

    @Bean
    FeeDecisions feeDecisions(FeeDecisions.Parts parts, TransactionTemplate local, InstantSource clock) {
        return new FeeDecisions(parts, local, clock);
    }

    @Bean
    FeeDesk feeDesk(FeeRules rules, FeeSettings settings, TransactionTemplate local) {
        return new FeeDesk(rules, settings::due, local);
    }

    @Bean
    FeeRecords feeRecords(FeeRules rules, FeeSettings settings, Standings standings, PricedFills fills) {
        return new FeeRecords(rules, settings, standings, fills);
    }

    @Bean
    FeeTimer feeTimer(FeeDecisions decisions) {
        return new FeeTimer(decisions);
    }

    /** Futures wallets in the asset in which the markets settle. */
    private static Map<Long, Long> balances(LedgerBooks ledger) {
        Map<Long, Long> balances = new TreeMap<>();
        ledger.futures().forEach((wallet, units) -> {
            if (wallet.asset() == Batch.ASSET.code) {
                balances.put(wallet.account(), units);
            }
        });
        return balances;
    }

    private static long unitsPerTickLot(Markets markets, int market) {
        MarketSpec spec = markets.byNumber(market)
                .orElseThrow(() -> new IllegalStateException("market " + market + " is not known yet"));
        return spec.units().unitsPerTickLot();
    }
}
