package org.perpex.finance.config;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.mybatis.spring.annotation.MapperScan;
import org.perpex.common.spring.transaction.SeataBranches;
import org.perpex.finance.checkpoint.CheckpointStore;
import org.perpex.finance.checkpoint.Checkpoints;
import org.perpex.finance.checkpoint.LedgerWallets;
import org.perpex.finance.reconciliation.LedgerBooks;
import org.perpex.finance.reconciliation.Reconciliation;
import org.perpex.finance.reconciliation.ReconciliationSettings;
import org.perpex.finance.reconciliation.Reconciliations;
import org.perpex.finance.reconciliation.Records;
import org.perpex.finance.reconciliation.RunStore;
import org.perpex.finance.settlement.BooksStore;
import org.perpex.finance.settlement.GlobalTransactions;
import org.perpex.finance.settlement.LiveSettings;
import org.perpex.finance.settlement.SettledListener;
import org.perpex.finance.settlement.Settlement;
import org.perpex.finance.settlement.SettlementMeters;
import org.perpex.finance.settlement.SettlementSettings;
import org.perpex.finance.settlement.SettlementWriter;
import org.perpex.finance.settlement.WalletBooks;
import org.perpex.finance.statement.Statements;
import org.perpex.finance.statement.WalletHistory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts finance together. */
@Configuration(proxyBeanMethods = false)
@MapperScan(basePackages = "org.perpex.finance.store", annotationClass = org.apache.ibatis.annotations.Mapper.class)
class FinanceConfiguration {

    @Bean
    GlobalTransactions globalTransactions(SeataBranches branches, TransactionTemplate local, Environment environment) {
        return environment.getProperty("seata.enabled", Boolean.class, true)
                ? new SeataTransactions(branches)
                : new LocalTransactions(local);
    }

    @Bean
    Settlement settlement(
            BooksStore books,
            WalletBooks wallet,
            GlobalTransactions transactions,
            TransactionTemplate local,
            InstantSource clock) {
        return new Settlement(books, wallet, transactions, local, clock);
    }

    @Bean
    LiveSettings settlementSettings(SettlementSettings first, ConfigurableEnvironment environment) {
        return new LiveSettings(first, environment);
    }

    @Bean
    SettlementMeters settlementMeters(MeterRegistry meters, InstantSource clock) {
        return new SettlementMeters(meters, clock);
    }

    @Bean
    SettlementWriter settlementWriter(
            Settlement settlement,
            LiveSettings settings,
            SettledListener listener,
            SettlementMeters meters,
            InstantSource clock) {
        return new SettlementWriter(settlement, settings, listener, meters, clock);
    }

    @Bean
    Checkpoints checkpoints(CheckpointStore store, LedgerWallets ledger, MeterRegistry meters) {
        return new Checkpoints(store, ledger, meters);
    }

    @Bean
    Statements statements(WalletHistory history) {
        return new Statements(history);
    }

    @Bean
    Reconciliations reconciliations(
            Records records,
            LedgerBooks ledger,
            RunStore runs,
            SettlementWriter writer,
            ReconciliationSettings settings,
            InstantSource clock,
            MeterRegistry meters) {
        Reconciliation reconciliation = new Reconciliation(records, ledger, runs, writer::quietly, clock);
        return new Reconciliations(reconciliation, runs, records, ledger, settings, meters);
    }
}
