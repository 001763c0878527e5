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
import org.perpex.wallet.chain.Chain;
import org.perpex.wallet.chain.ChainCheck;
import org.perpex.wallet.chain.ChainSealer;
import org.perpex.wallet.chain.ChainStore;
import org.perpex.wallet.faucet.Faucet;
import org.perpex.wallet.faucet.FaucetSettings;
import org.perpex.wallet.faucet.FaucetStore;
import org.perpex.wallet.freeze.FreezeStore;
import org.perpex.wallet.freeze.TransferFreeze;
import org.perpex.wallet.hold.HoldExpiry;
import org.perpex.wallet.hold.HoldStore;
import org.perpex.wallet.hold.Holds;
import org.perpex.wallet.ledger.Ledger;
import org.perpex.wallet.ledger.LedgerStore;
import org.perpex.wallet.ledger.LedgerTransactions;
import org.perpex.wallet.reserves.Reserves;
import org.perpex.wallet.reserves.ReservesStore;
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
            TransferFreeze freeze,
            InstantSource clock) {
        return new Transfers(ledger, store, commands, transactions, freeze, clock);
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

    @Bean
    ChainSealer chainSealer(ChainStore store, InstantSource clock, MeterRegistry meters) {
        return new ChainSealer(new Chain(store, clock), meters);
    }

    @Bean
    ChainCheck chainCheck(ChainStore store) {
        return new ChainCheck(store);
    }

    @Bean
    TransferFreeze transferFreeze(FreezeStore store, InstantSource clock, MeterRegistry meters) {
        return new TransferFreeze(store, clock, meters);
    }

    @Bean
    Holds holds(Ledger ledger, HoldStore store, LedgerTransactions transactions, InstantSource clock) {
        return new Holds(ledger, store, transactions, clock);
    }

    @Bean
    HoldExpiry holdExpiry(Holds holds) {
        return new HoldExpiry(holds);
    }

    @Bean
    Reserves reserves(ReservesStore store, LedgerTransactions transactions, InstantSource clock) {
        return new Reserves(store, transactions, clock);
    }
}
