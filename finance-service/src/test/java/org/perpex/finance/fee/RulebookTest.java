package org.perpex.finance.fee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.perpex.common.core.AccountId;
import org.perpex.common.testkit.concept.ConceptPage;

/** Who has which rates, by the worked examples and against a model that looks for each place by itself. */
class RulebookTest {

    private static final long USDT = 100_000_000;
    private static final long ALICE = AccountId.of(1, 0).value();
    private static final long ALICE_TWO = AccountId.of(1, 1).value();
    private static final int BTC = 1;
    private static final long NOON = Duration.ofHours(12).toMillis();
    private static final long ONE = Duration.ofHours(13).toMillis();
    private static final Schedule.Tier FIRST =
            new Schedule.Tier(1, 1_000_000 * USDT, 50_000 * USDT, new Rates(180, 350));
    private static final Schedule.Tier SECOND =
            new Schedule.Tier(2, 5_000_000 * USDT, 200_000 * USDT, new Rates(150, 300));
    private static final Schedule SCHEDULE = new Schedule(1, 0, 7, List.of(FIRST, SECOND));

    private static Map<Place, Given> decide(long now, long volume, long balance, FeeRule... rules) {
        return new Rulebook(List.of(SCHEDULE), List.of(rules))
                .decide(now, Map.of(1L, new Standing(1, volume, balance)), List.of(ALICE, ALICE_TWO));
    }

    private static FeeRule rule(long number, Place place, int maker, int taker) {
        return new FeeRule(number, place, new Rates(maker, taker), 0, Long.MAX_VALUE, 8);
    }

    private static Given tier(Schedule.Tier tier) {
        return new Given(RuleKind.TIER, 1, tier.tier(), tier.rates(), 7);
    }

    @Test
    void everyExampleOfThePageIsATest() {
        ConceptPage.requireTested("fees.md", "VIP", 8);
    }

    @Test
    @Tag("VIP-010")
    void givesNothingBelowTheFirstTier() {
        assertThat(decide(0, 1_000_000 * USDT - 1, 0)).isEmpty();
    }

    @Test
    @Tag("VIP-011")
    @Tag("VIP-013")
    void givesATierByVolumeToEveryAccountOfTheUser() {
        assertThat(decide(0, 1_000_000 * USDT, 0))
                .containsOnly(
                        entry(Place.everywhere(ALICE), tier(FIRST)), entry(Place.everywhere(ALICE_TWO), tier(FIRST)));
    }

    @Test
    @Tag("VIP-012")
    void givesATierByBalanceAlone() {
        assertThat(decide(0, 10 * USDT, 200_000 * USDT)).containsEntry(Place.everywhere(ALICE), tier(SECOND));
    }

    @Test
    @Tag("VIP-014")
    @Tag("VIP-015")
    @Tag("VIP-017")
    void putsAgreementsBeforeTiers() {
        FeeRule everywhere = rule(1, Place.everywhere(ALICE), -50, 200);
        FeeRule here = rule(2, new Place(ALICE, BTC), -100, 300);

        Map<Place, Given> with = decide(0, 1_000_000 * USDT, 0, here, everywhere);
        assertThat(with)
                .containsOnly(
                        entry(Place.everywhere(ALICE), new Given(RuleKind.AGREEMENT, 1, 1, new Rates(-50, 200), 8)),
                        entry(new Place(ALICE, BTC), new Given(RuleKind.AGREEMENT, 2, 1, new Rates(-100, 300), 8)),
                        entry(Place.everywhere(ALICE_TWO), tier(FIRST)));

        FeeRule ended = new FeeRule(1, Place.everywhere(ALICE), new Rates(-50, 200), 0, 5, 8);
        assertThat(decide(5, 1_000_000 * USDT, 0, ended)).containsEntry(Place.everywhere(ALICE), tier(FIRST));
    }

    @Test
    @Tag("VIP-016")
    void keepsTheTimesOfAHoliday() {
        FeeRule holiday = new FeeRule(3, Place.everybody(BTC), new Rates(0, 0), NOON, ONE, 8);
        Rulebook rules = new Rulebook(List.of(), List.of(holiday));

        assertThat(decide(NOON - 1, 0, 0, holiday)).isEmpty();
        assertThat(decide(NOON, 0, 0, holiday))
                .containsOnly(entry(Place.everybody(BTC), new Given(RuleKind.HOLIDAY, 3, 0, new Rates(0, 0), 8)));
        assertThat(decide(ONE - 1, 0, 0, holiday)).hasSize(1);
        assertThat(decide(ONE, 0, 0, holiday)).isEmpty();
        assertThat(rules.turns(NOON - 2, NOON - 1)).isFalse();
        assertThat(rules.turns(NOON - 1, NOON)).isTrue();
        assertThat(rules.turns(NOON, ONE - 1)).isFalse();
        assertThat(rules.turns(ONE - 1, ONE + 5)).isTrue();
    }

    @Test
    @Tag("VIP-018")
    void sendsOnlyWhatDiffers() {
        TreeMap<Place, Given> before = new TreeMap<>(decide(0, 1_000_000 * USDT, 0));
        TreeMap<Place, Given> same = new TreeMap<>(before);
        assertThat(Changes.between(before, same)).isEmpty();

        TreeMap<Place, Given> nothing = new TreeMap<>();
        Map<Place, Given> givenUp = Changes.between(before, nothing);
        assertThat(givenUp)
                .containsOnly(
                        entry(Place.everywhere(ALICE), Given.NOTHING),
                        entry(Place.everywhere(ALICE_TWO), Given.NOTHING));
        assertThat(Changes.between(new TreeMap<>(givenUp), nothing)).isEmpty();
        assertThat(Changes.between(new TreeMap<>(givenUp), before)).hasSize(2);
    }

    @Test
    void followsTheNewestScheduleWhoseTimeHasCome() {
        Schedule later = new Schedule(2, 100, 9, List.of());
        Rulebook rules = new Rulebook(List.of(later, SCHEDULE), List.of());
        assertThat(rules.schedule(99)).isEqualTo(SCHEDULE);
        assertThat(rules.schedule(100)).isEqualTo(later);
        assertThat(rules.turns(99, 100)).isTrue();
    }

    @Test
    void saysWhatIsWrongWithASchedule() {
        assertThat(SCHEDULE.objection()).isEmpty();
        assertThat(with(SECOND).objection())
                .hasValueSatisfying(text -> assertThat(text).contains("numbered"));
        assertThat(with(FIRST, new Schedule.Tier(2, 1_000_000 * USDT, 60_000 * USDT, FIRST.rates()))
                        .objection())
                .hasValueSatisfying(text -> assertThat(text).contains("tier 2 must ask for more"));
        assertThat(with(new Schedule.Tier(1, 1, 0, FIRST.rates())).objection())
                .hasValueSatisfying(text -> assertThat(text).contains("volume and balance of tier 1"));
        assertThat(with(new Schedule.Tier(1, 1, 1, new Rates(-301, 300))).objection())
                .hasValueSatisfying(text -> assertThat(text).contains("rates of tier 1"));
    }

    private static Schedule with(Schedule.Tier... tiers) {
        return new Schedule(1, 0, 7, List.of(tiers));
    }

    /** Whatever the rules: each place has what a search through all of them finds for it. */
    @Test
    void agreesWithASearchForEachPlace() {
        for (int seed = 0; seed < 500; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<FeeRule> rules = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                long account = random.nextInt(3) == 0 ? 0 : random.nextBoolean() ? ALICE : ALICE_TWO;
                int market = random.nextInt(account == 0 ? 1 : 0, 3);
                long from = random.nextInt(10);
                rules.add(new FeeRule(
                        i + 1,
                        new Place(account, market),
                        new Rates(random.nextInt(-100, 100), random.nextInt(100, 500)),
                        from,
                        from + 1 + random.nextInt(10),
                        8));
            }
            Standing standing = new Standing(1, random.nextLong(7_000_000 * USDT), random.nextLong(90_000 * USDT));
            for (long now = 0; now < 20; now++) {
                Map<Place, Given> decided = new Rulebook(List.of(SCHEDULE), rules)
                        .decide(now, Map.of(1L, standing), List.of(ALICE, ALICE_TWO));
                for (long account : new long[] {0, ALICE, ALICE_TWO}) {
                    for (int market = account == 0 ? 1 : 0; market < 3; market++) {
                        Place place = new Place(account, market);
                        assertThat(Optional.ofNullable(decided.get(place)))
                                .as("seed %d at %d: %s", seed, now, place)
                                .isEqualTo(searched(rules, standing, place, now));
                    }
                }
            }
        }
    }

    private static Optional<Given> searched(List<FeeRule> rules, Standing standing, Place place, long now) {
        int tier = 0;
        for (Schedule.Tier each : SCHEDULE.tiers()) {
            if (standing.volumeUnits() >= each.volumeUnits() || standing.balanceUnits() >= each.balanceUnits()) {
                tier = each.tier();
            }
        }
        for (FeeRule rule : rules.reversed()) {
            if (rule.place().equals(place) && rule.fromMillis() <= now && now < rule.untilMillis()) {
                RuleKind kind = place.account() == 0 ? RuleKind.HOLIDAY : RuleKind.AGREEMENT;
                return Optional.of(new Given(kind, rule.rule(), place.account() == 0 ? 0 : tier, rule.rates(), 8));
            }
        }
        return place.account() != 0 && place.market() == 0 && tier > 0
                ? Optional.of(tier(SCHEDULE.tiers().get(tier - 1)))
                : Optional.empty();
    }
}
