package org.perpex.wallet.api;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.perpex.common.spring.approval.Approval;
import org.perpex.common.spring.approval.ApprovalDesk;
import org.perpex.common.spring.approval.ApprovalRequest;
import org.perpex.common.spring.approval.ApprovalState;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Stands for user-service: keeps the last request, in the state that a test says. */
final class FakeDesk implements ApprovalDesk {

    private static final int APPROVERS = 2;

    private final AtomicReference<@Nullable Approval> kept = new AtomicReference<>();

    @TestConfiguration(proxyBeanMethods = false)
    static class Beans {

        @Bean
        @Primary
        FakeDesk fakeDesk() {
            return new FakeDesk();
        }
    }

    void forget() {
        kept.set(null);
    }

    Optional<Approval> last() {
        return Optional.ofNullable(kept.get());
    }

    Approval enter(ApprovalState state) {
        Approval before = last().orElseThrow();
        return keep(
                before.id(),
                new ApprovalRequest(
                        before.kind(), before.target(), before.payload(), before.reason(), before.requester(), ""),
                state);
    }

    @Override
    public Approval request(ApprovalRequest request) {
        return keep(UUID.randomUUID().toString().replace("-", ""), request, ApprovalState.OPEN);
    }

    @Override
    public Approval change(String id, ApprovalRequest request) {
        return keep(find(id).id(), request, ApprovalState.OPEN);
    }

    @Override
    public Approval find(String id) {
        return last().filter(approval -> approval.id().equals(id)).orElseThrow();
    }

    @Override
    public Approval applied(String id, Applied applied) {
        find(id);
        return enter(ApprovalState.APPLIED);
    }

    private Approval keep(String id, ApprovalRequest request, ApprovalState state) {
        Approval approval = new Approval(
                id,
                request.kind(),
                request.target(),
                request.payload(),
                "hash",
                request.reason(),
                request.requester(),
                state,
                false,
                APPROVERS,
                List.of(),
                1,
                2,
                null);
        kept.set(approval);
        return approval;
    }
}
