package org.perpex.risk.messaging;

import java.time.InstantSource;
import org.perpex.common.spring.approval.ApprovalDesk;
import org.perpex.common.spring.approval.Approvals;
import org.perpex.common.spring.approval.AuditDesk;
import org.perpex.common.spring.rocketmq.PackSender;
import org.perpex.common.spring.web.ServiceClients;
import org.perpex.risk.limits.LimitActs;
import org.perpex.risk.limits.LimitAnswers;
import org.perpex.risk.limits.LimitSettings;
import org.perpex.risk.view.PublishedAccounts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way of operators' settings: user-service for approvals and the audit trail, then the engine's queue. */
@Configuration(proxyBeanMethods = false)
class LimitConfiguration {

    private static final String USERS = "user-service";

    @Bean
    ApprovalDesk approvalDesk(ServiceClients clients) {
        return clients.client(ApprovalDesk.class, USERS);
    }

    @Bean
    AuditDesk auditDesk(ServiceClients clients) {
        return clients.client(AuditDesk.class, USERS);
    }

    @Bean
    Approvals approvals(ApprovalDesk desk) {
        return new Approvals(desk);
    }

    @Bean
    LimitAnswers limitAnswers() {
        return new LimitAnswers();
    }

    @Bean
    LimitSettings limitSettings(PublishedAccounts accounts, LimitAnswers answers, AuditDesk audit, PackSender sender) {
        return new LimitSettings(accounts, answers, audit, new LimitQueue(sender), InstantSource.system());
    }

    @Bean
    LimitActs limitActs(LimitSettings settings) {
        return new LimitActs(settings);
    }
}
