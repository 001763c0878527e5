package org.perpex.market;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.perpex.common.spring.approval.Approval;
import org.perpex.common.spring.approval.ApprovalDesk;
import org.perpex.common.spring.approval.ApprovalRequest;
import org.perpex.common.spring.approval.ApprovalState;
import org.perpex.common.spring.approval.AuditDesk;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** What user-service would say: requests are kept, and approved when a test says so. Reports fail once each. */
final class FakeDesk implements ApprovalDesk, AuditDesk {

    private final Map<String, Approval> approvals = new ConcurrentHashMap<>();
    private final Map<String, Integer> tries = new ConcurrentHashMap<>();
    private final List<AuditDesk.Act> acts = new CopyOnWriteArrayList<>();

    @TestConfiguration(proxyBeanMethods = false)
    static class Beans {

        @Bean
        @Primary
        FakeDesk fakeDesk() {
            return new FakeDesk();
        }
    }

    List<AuditDesk.Act> acts() {
        return new ArrayList<>(acts);
    }

    void approve(String id) {
        approvals.computeIfPresent(id, (_, before) -> in(before, ApprovalState.APPROVED));
    }

    @Override
    public Approval request(ApprovalRequest request) {
        String id = UUID.randomUUID().toString().replace("-", "");
        return keep(id, request);
    }

    @Override
    public Approval change(String id, ApprovalRequest request) {
        return keep(id, request);
    }

    @Override
    public Approval find(String id) {
        Approval found = approvals.get(id);
        if (found == null) {
            throw new IllegalStateException("the test asks for what was never requested: " + id);
        }
        return found;
    }

    @Override
    public Approval applied(String id, Applied applied) {
        Approval done = in(find(id), ApprovalState.APPLIED);
        approvals.put(id, done);
        return done;
    }

    @Override
    public void report(AuditDesk.Act act) {
        if (tries.merge(act.id(), 1, Integer::sum) == 1) {
            throw new IllegalStateException("the first report of each act is lost");
        }
        acts.add(act);
    }

    private Approval keep(String id, ApprovalRequest request) {
        Approval open = new Approval(
                id,
                request.kind(),
                request.target(),
                request.payload(),
                "hash",
                request.reason(),
                request.requester(),
                ApprovalState.OPEN,
                false,
                1,
                List.of(),
                1,
                2,
                null);
        approvals.put(id, open);
        return open;
    }

    private static Approval in(Approval before, ApprovalState state) {
        return new Approval(
                before.id(),
                before.kind(),
                before.target(),
                before.payload(),
                before.payloadHash(),
                before.reason(),
                before.requester(),
                state,
                false,
                1,
                List.of(),
                1,
                2,
                null);
    }
}
