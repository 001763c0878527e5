package org.perpex.finance.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perpex.common.core.AccountId;
import org.perpex.common.spring.approval.Approval;
import org.perpex.common.spring.approval.ApprovalDesk;
import org.perpex.common.spring.approval.ApprovalKind;
import org.perpex.common.spring.approval.ApprovalRequest;
import org.perpex.common.spring.approval.ApprovalState;
import org.perpex.common.spring.approval.Approvals;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.Permission;
import org.perpex.common.spring.identity.Role;
import org.perpex.common.spring.market.Markets;
import org.perpex.finance.fee.FeeDesk;
import org.perpex.finance.fee.FeeRule;
import org.perpex.finance.fee.Place;
import org.perpex.finance.fee.Rates;
import org.perpex.finance.fee.Schedule;
import org.perpex.finance.world.ListedMarkets;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.ErrorResponseException;
import tools.jackson.databind.json.JsonMapper;

/** What operators ask for becomes a rule when another person has approved it, and once. */
class FeeRequestControllerTest {

    private static final Identity ASKS =
            Identity.user(7, 0, Set.of(Role.RISK_MANAGER), Set.of(Permission.READ), "session:1");
    private static final long NOW = Instant.parse("2026-11-22T08:00:00Z").toEpochMilli();
    private static final String HOUR_AGO = "2026-11-22T07:00:00Z";
    private static final String TOMORROW = "2026-11-23T00:00:00Z";

    private final Desk approvals = new Desk();
    private final KeptRules rules = new KeptRules();
    private final Markets markets = new Markets(new ListedMarkets().marketSource());
    private int due;
    private long now = NOW;
    private final FeeRequestController controller = new FeeRequestController(
            new FeeDesk(rules, () -> due++, TransactionOperations.withoutTransaction()),
            new Approvals(approvals),
            markets,
            JsonMapper.builder().build(),
            () -> Instant.ofEpochMilli(now));

    @BeforeEach
    void listed() {
        markets.refresh();
    }

    private static FeeForms.RuleForm rule(
            @Nullable Long user,
            @Nullable String symbol,
            String maker,
            String taker,
            @Nullable String from,
            @Nullable String until) {
        return new FeeForms.RuleForm(user, null, symbol, maker, taker, from, until);
    }

    private Approval ask(FeeForms.RuleForm form) {
        return controller.rule(ASKS, new FeeRequestController.RuleWish(form, "as agreed"));
    }

    @Test
    void becomeAnAgreementWhenApprovedAndOnlyOnce() {
        Approval asked = ask(rule(5L, null, "-0.00005", "0.0002", null, TOMORROW));
        assertThat(asked.kind()).isEqualTo(ApprovalKind.FEE_CHANGE);
        assertThat(asked.target()).isEqualTo("fees of user 5");
        assertThatThrownBy(() -> controller.apply(ASKS, asked.id()))
                .isInstanceOfSatisfying(
                        ErrorResponseException.class,
                        refused -> assertThat(reason(refused)).isEqualTo("NOT_APPROVED"));
        assertThat(rules.rules).isEmpty();

        approvals.approve(asked.id());
        now = NOW + 5;
        assertThat(controller.apply(ASKS, asked.id()).outcome()).isEqualTo("rule 1");
        assertThat(controller.apply(ASKS, asked.id()).outcome()).isEqualTo("it had been applied before");

        assertThat(rules.rules).hasSize(1);
        assertThat(rules.rules.getFirst().rule())
                .as("without a beginning it begins when it is applied")
                .isEqualTo(new FeeRule(
                        1,
                        Place.everywhere(AccountId.of(5, 0).value()),
                        new Rates(-50, 200),
                        NOW + 5,
                        Instant.parse(TOMORROW).toEpochMilli(),
                        7));
        assertThat(due).isEqualTo(1);
    }

    @Test
    void becomeAHolidayAndItsEnd() {
        Approval asked = ask(rule(null, "BTCUSDT", "0", "0", TOMORROW, null));
        assertThat(asked.target()).isEqualTo("fees of market BTCUSDT");
        approvals.approve(asked.id());
        controller.apply(ASKS, asked.id());
        assertThat(rules.rules.getFirst().rule().place()).isEqualTo(Place.everybody(1));

        Approval end = controller.end(ASKS, 1, new FeeRequestController.EndWish("enough"));
        approvals.approve(end.id());
        assertThat(controller.apply(ASKS, end.id()).outcome()).isEqualTo("rule 1 ended");
        assertThat(rules.rules.getFirst().rule().untilMillis()).isEqualTo(NOW);
        assertThatThrownBy(() -> controller.end(ASKS, 1, new FeeRequestController.EndWish("enough")))
                .isInstanceOfSatisfying(
                        ErrorResponseException.class,
                        refused -> assertThat(reason(refused)).isEqualTo("RULE_ENDED"));
        assertThatThrownBy(() -> controller.end(ASKS, 9, new FeeRequestController.EndWish("enough")))
                .isInstanceOfSatisfying(
                        ErrorResponseException.class,
                        refused -> assertThat(reason(refused)).isEqualTo("RULE_UNKNOWN"));
    }

    @Test
    void becomeASchedule() {
        FeeForms.ScheduleForm form = new FeeForms.ScheduleForm(
                TOMORROW, List.of(new FeeForms.TierForm("1000000", "50000.5", "0.00018", "0.00035")));
        Approval asked = controller.schedule(ASKS, new FeeRequestController.ScheduleWish(form, "tiers"));
        approvals.approve(asked.id());

        assertThat(controller.apply(ASKS, asked.id()).outcome()).isEqualTo("schedule 1");
        assertThat(rules.schedules)
                .containsExactly(new Schedule(
                        1,
                        Instant.parse(TOMORROW).toEpochMilli(),
                        7,
                        List.of(new Schedule.Tier(1, 100_000_000_000_000L, 5_000_050_000_000L, new Rates(180, 350)))));
    }

    @ParameterizedTest
    @CsvSource({
        ", , 0, 0, , , symbol must name the market",
        ", NOUSDT, 0, 0, , , symbol must be that of a market",
        "0, , 0, 0, , , userId must be",
        "5, , 0, 0.0000001, , , taker must be a fraction",
        "5, , x, 0.1, , , maker must be a fraction",
        "5, , -0.0002, 0.0001, , , taker must be 0 to 0.1",
        "5, , 0, 0.2, , , taker must be 0 to 0.1",
        "5, , 0, 0, " + HOUR_AGO + ", , from must not lie in the past",
        "5, , 0, 0, yesterday, , from must be a time",
        "5, , 0, 0, , " + HOUR_AGO + ", until must lie after from",
        "5, , 0, 0, " + TOMORROW + ", " + TOMORROW + ", until must lie after from"
    })
    void sayWhatIsWrongBeforeAnybodyIsAsked(
            @Nullable Long user,
            @Nullable String symbol,
            String maker,
            String taker,
            @Nullable String from,
            @Nullable String until,
            String detail) {
        assertThatThrownBy(() -> ask(rule(user, symbol, maker, taker, from, until)))
                .isInstanceOfSatisfying(ErrorResponseException.class, refused -> {
                    assertThat(reason(refused)).isEqualTo("FIELD_INVALID");
                    assertThat(refused.getBody().getDetail()).startsWith(detail);
                });
        assertThat(approvals.kept).isEmpty();
    }

    private static @Nullable Object reason(ErrorResponseException refused) {
        return Objects.requireNonNull(refused.getBody().getProperties()).get("reason");
    }

    /** What user-service would say: requests are kept, and approved when a test says so. */
    private static final class Desk implements ApprovalDesk {

        private final Map<String, Approval> kept = new HashMap<>();

        void approve(String id) {
            kept.compute(id, (_, before) -> in(Objects.requireNonNull(before), ApprovalState.APPROVED));
        }

        @Override
        public Approval request(ApprovalRequest request) {
            String id = "%032x".formatted(kept.size() + 1);
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
            kept.put(id, open);
            return open;
        }

        @Override
        public Approval change(String id, ApprovalRequest request) {
            throw new UnsupportedOperationException("requests of fees are not changed");
        }

        @Override
        public Approval find(String id) {
            return Objects.requireNonNull(kept.get(id));
        }

        @Override
        public Approval applied(String id, Applied applied) {
            kept.compute(id, (_, before) -> in(Objects.requireNonNull(before), ApprovalState.APPLIED));
            return find(id);
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
}
