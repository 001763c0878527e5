package org.perpex.risk;

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

/** What user-service would say: it keeps requests, and the trail. */
final class FakeDesk implements ApprovalDesk, AuditDesk {

    final List<AuditDesk.Act> trail = new CopyOnWriteArrayList<>();
    private final Map<String, Approval> approvals = new ConcurrentHashMap<>();

    @TestConfiguration(proxyBeanMethods = false)
    static class Beans {

        @Bean
        @Primary
        FakeDesk fakeDesk() {
            return new FakeDesk();
        }
    }

    /** Lets another person approve the only request there is. Returns its id. */
    String approve() {
        Approval only = approvals.values().iterator().next();
        enter(only, ApprovalState.APPROVED);
        return only.id();
    }

    @Override
    public Approval request(ApprovalRequest asked) {
        String id = UUID.randomUUID().toString().replace("-", "");
        return enter(
                new Approval(
                        id,
                        asked.kind(),
                        asked.target(),
                        asked.payload(),
                        "hash",
                        asked.reason(),
                        asked.requester(),
                        ApprovalState.OPEN,
                        false,
                        1,
                        List.of(),
                        1,
                        2,
                        null),
                ApprovalState.OPEN);
    }

    @Override
    public Approval change(String id, ApprovalRequest request) {
        throw new UnsupportedOperationException("limits are asked for anew");
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
        return enter(find(id), ApprovalState.APPLIED);
    }

    @Override
    public void report(AuditDesk.Act act) {
        trail.add(act);
    }

    private Approval enter(Approval before, ApprovalState state) {
        Approval after = new Approval(
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
        approvals.put(after.id(), after);
        return after;
    }
}
