package org.perpex.finance.fee;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Tiers, each asking for more than the one below it.
 *
 * @param schedule its number; the newest whose time has come counts
 * @param operator who made it
 */
public record Schedule(long schedule, long fromMillis, long operator, List<Tier> tiers) {

    /** Before the first schedule nobody has a tier. */
    public static final Schedule NONE = new Schedule(0, 0, 0, List.of());

    /** The highest tier. */
    public static final int TIERS_MAX = 9;

    public Schedule {
        tiers = List.copyOf(tiers);
    }

    /**
     * Who reaches one of the two has the tier. Units of 1e-8 USDT.
     *
     * @param tier from 1
     */
    public record Tier(int tier, long volumeUnits, long balanceUnits, Rates rates) {

        boolean isReachedBy(Standing standing) {
            return standing.volumeUnits() >= volumeUnits || standing.balanceUnits() >= balanceUnits;
        }
    }

    /** The highest tier that somebody reaches. */
    public Optional<Tier> tier(Standing standing) {
        return tiers.stream().filter(each -> each.isReachedBy(standing)).max(Comparator.comparingInt(Tier::tier));
    }

    /** What is wrong with it, in words; empty if nothing is. */
    public Optional<String> objection() {
        if (tiers.size() > TIERS_MAX) {
            return Optional.of("tiers must be at most " + TIERS_MAX + ".");
        }
        for (int i = 0; i < tiers.size(); i++) {
            Tier tier = tiers.get(i);
            if (tier.tier() != i + 1) {
                return Optional.of("tiers must be numbered from 1 on, in their order.");
            }
            if (tier.volumeUnits() <= 0 || tier.balanceUnits() <= 0) {
                return Optional.of("volume and balance of tier " + tier.tier() + " must be positive.");
            }
            if (!tier.rates().isListed()) {
                return Optional.of("rates of tier " + tier.tier()
                        + " must be 0 to 10 %, and a rebate not above the taker's rate.");
            }
            Tier below = i == 0 ? null : tiers.get(i - 1);
            if (below != null
                    && (tier.volumeUnits() <= below.volumeUnits() || tier.balanceUnits() <= below.balanceUnits())) {
                return Optional.of("tier " + tier.tier() + " must ask for more than the tier below it.");
            }
        }
        return Optional.empty();
    }
}
