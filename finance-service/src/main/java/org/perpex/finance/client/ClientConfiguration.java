package org.perpex.finance.client;

import org.perpex.common.spring.approval.ApprovalDesk;
import org.perpex.common.spring.approval.Approvals;
import org.perpex.common.spring.web.ServiceClients;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the clients of other services. */
@Configuration(proxyBeanMethods = false)
class ClientConfiguration {

    @Bean
    ApprovalDesk approvalDesk(ServiceClients clients) {
        return clients.client(ApprovalDesk.class, "user-service");
    }

    @Bean
    Approvals approvals(ApprovalDesk desk) {
        return new Approvals(desk);
    }

    @Bean
    WalletClient walletClient(ServiceClients clients) {
        return new WalletClient(clients.client(WalletInterface.class, "wallet-service"));
    }

    @Bean
    LedgerClient ledgerClient(ServiceClients clients) {
        return new LedgerClient(clients.client(LedgerInterface.class, "wallet-service"));
    }
}
