package org.perpex.wallet.config;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.mybatis.spring.annotation.MapperScan;
import org.perpex.common.spring.approval.ApprovalDesk;
import org.perpex.common.spring.approval.Approvals;
import org.perpex.common.spring.transaction.SeataBranches;
import org.perpex.common.spring.web.ServiceClients;
import org.perpex.wallet.adjustment.Adjustments;
import org.perpex.wallet.audit.LedgerAudit;
import org.perpex.wallet.audit.LedgerWatch;
import org.perpex.wallet.faucet.Faucet;
import org.perpex.wallet.faucet.FaucetSettings;
import org.perpex.wallet.faucet.FaucetStore;
import org.perpex.wallet.ledger.Ledger;
import org.perpex.wallet.ledger.LedgerStore;
import org.perpex.wallet.ledger.LedgerTransactions;
import org.perpex.wallet.settlement.Settlement;
import org.perpex.wallet.settlement.SettlementStore;
import org.perpex.wallet.transfer.PendingTransfers;
import org.perpex.wallet.transfer.TransferCommands;
import org.perpex.wallet.transfer.TransferStore;
import org.perpex.wallet.transfer.Transfers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Puts the wallet together. */
@Configuration(proxyBeanMethods = false)
@MapperScan(basePackages = "org.perpex.wallet.store", annotationClass = org.apache.ibatis.annotations.Mapper.class)
class WalletConfiguration {

    @Bean
    LedgerTransactions ledgerTransactions(SeataBranches branches) {
        return new SeataLedger(branches);
    }

    @Bean
    Ledger ledger(LedgerStore store) {
        return new Ledger(store);
    }

    @Bean
    Transfers transfers(
            Ledger ledger,
            TransferStore store,
            TransferCommands commands,
            LedgerTransactions transactions,
            InstantSource clock) {
        return new Transfers(ledger, store, commands, transactions, clock);
    }

    @Bean
    Settlement settlement(
            Ledger ledger,
            TransferStore transfers,
            SettlementStore store,
            LedgerTransactions transactions,
            MeterRegistry meters) {
        return new Settlement(ledger, new PendingTransfers(transfers), store, transactions, meters);
    }

    @Bean
    @Profile("local")
    Faucet faucet(
            Ledger ledger,
            FaucetStore store,
            LedgerTransactions transactions,
            FaucetSettings settings,
            InstantSource clock) {
        return new Faucet(ledger, store, transactions, settings, clock);
    }

    @Bean
    Adjustments adjustments(Ledger ledger, LedgerTransactions transactions, InstantSource clock) {
        return new Adjustments(ledger, transactions, clock);
    }

    @Bean
    ApprovalDesk approvalDesk(ServiceClients clients) {
        return clients.client(ApprovalDesk.class, "user-service");
    }

    @Bean
    Approvals approvals(ApprovalDesk desk) {
        return new Approvals(desk);
    }

    @Bean
    LedgerWatch ledgerWatch(LedgerAudit audit, MeterRegistry meters) {
        return new LedgerWatch(audit, meters);
    }
}
