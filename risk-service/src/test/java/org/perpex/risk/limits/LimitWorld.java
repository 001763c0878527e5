package org.perpex.risk.limits;

import static org.perpex.risk.engine.Fixtures.ALICE;
import static org.perpex.risk.engine.Fixtures.BOB;
import static org.perpex.risk.engine.Fixtures.usdt;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.perpex.common.contract.AdminCommand;
import org.perpex.common.contract.RiskInput;
import org.perpex.common.contract.Source;
import org.perpex.common.contract.StreamMark;
import org.perpex.common.contract.TransferCommand;
import org.perpex.common.core.Asset;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.TransferId;
import org.perpex.common.spring.approval.AuditDesk;
import org.perpex.common.spring.engine.EngineListener;
import org.perpex.risk.engine.AccountEngine;
import org.perpex.risk.view.PublishedAccounts;

/** An engine with two accounts, a queue that may lose what is sent, and a trail that may be away. */
final class LimitWorld {

    static final long OPERATOR = 7;

    final List<AuditDesk.Act> trail = new ArrayList<>();
    final List<AdminCommand> sent = new ArrayList<>();
    private final AccountEngine engine = new AccountEngine();
    private final PublishedAccounts accounts = new PublishedAccounts(engine);
    private final LimitAnswers answers = new LimitAnswers();
    private final LimitSettings settings =
            new LimitSettings(accounts, answers, this::report, this::append, InstantSource.system());
    final LimitActs acts = new LimitActs(settings);
    boolean trailIsAway;
    boolean queueLoses;
    private long offset = -1;
    long timeMillis = 1_000;

    LimitWorld() {
        answers.applied(offset);
        apply(new TransferCommand.In(new TransferId(1, 1), ALICE, Asset.USDT, usdt("10000")));
        apply(new TransferCommand.In(new TransferId(1, 2), BOB, Asset.USDT, usdt("10000")));
    }

    LimitSettings settings() {
        return settings;
    }

    void apply(RiskInput input) {
        offset++;
        engine.apply(timeMillis, input, (_, fact) -> {
            if (input instanceof AdminCommand) {
                answers.note(timeMillis, fact);
            }
        });
        accounts.applied(new At(timeMillis, offset));
        answers.applied(offset);
    }

    private record At(long timeMillis, long offset) implements EngineListener.Moment {

        @Override
        public StreamMark mark(Source source) {
            return StreamMark.START;
        }
    }

    private boolean append(AdminCommand command) {
        sent.add(command);
        if (!queueLoses) {
            apply(command);
        }
        return !queueLoses;
    }

    private void report(AuditDesk.Act act) {
        if (trailIsAway) {
            throw new IllegalStateException("the trail is away");
        }
        trail.add(act);
    }

    static LimitOrder order(long replaced, long request) {
        return new LimitOrder(ALICE, replaced, new RequestId(9, request), OPERATOR, "the desk asked für it");
    }

    static RuleForm rule(String rule, String value) {
        return new RuleForm(rule, null, value, null, null);
    }

    static RuleForm rule(String rule, String value, long periodMillis) {
        return new RuleForm(rule, null, value, null, periodMillis);
    }

    /** Sets a profile that loosens nothing. */
    Effect set(long replaced, RuleForm... rules) {
        return ((LimitActs.Outcome.Done) acts.replace(order(replaced, replaced + 1), List.of(rules))).effect();
    }
}
