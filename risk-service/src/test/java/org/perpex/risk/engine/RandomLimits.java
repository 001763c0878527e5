package org.perpex.risk.engine;

import static org.perpex.risk.engine.Fixtures.usdt;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.AdminCommand;
import org.perpex.common.contract.Change;
import org.perpex.common.contract.LimitSetting;
import org.perpex.common.core.LimitRule;

/** Limits profiles and overrides of a random world: bounds that are met now and then. */
final class RandomLimits {

    private final RandomWorld world;
    private final SplittableRandom random;

    @Nullable
    private AdminCommand last;

    RandomLimits(RandomWorld world) {
        this.world = world;
        random = world.random;
    }

    AdminCommand next() {
        if (last != null && random.nextInt(12) == 0) {
            return last;
        }
        AdminCommand next = random.nextInt(4) == 0 ? override() : profile();
        last = next;
        return next;
    }

    private Change change() {
        boolean late = random.nextInt(12) == 0;
        return new Change(world.id(), world.serial - (late ? 100 : 0), 9, "random");
    }

    private AdminCommand.OverrideLimit override() {
        LimitRule rule = LimitRule.values()[random.nextInt(LimitRule.values().length)];
        long expires = world.floor.timeMillis + random.nextInt(20_000) - 500;
        return new AdminCommand.OverrideLimit(
                change(), world.account(), rule, setting(rule).value(), expires);
    }

    private AdminCommand.SetLimits profile() {
        List<LimitSetting> settings = new ArrayList<>();
        for (LimitRule rule : LimitRule.values()) {
            int outOf = rule == LimitRule.SAFE_MODE || rule == LimitRule.DIRECTION ? 20 : 5;
            if (random.nextInt(outOf) == 0) {
                settings.add(setting(rule));
            }
        }
        if (random.nextInt(20) == 0) {
            settings.add(setting(LimitRule.DIRECTION));
        }
        return new AdminCommand.SetLimits(change(), world.account(), settings);
    }

    private LimitSetting setting(LimitRule rule) {
        long value = switch (rule) {
            case SAFE_MODE, DIRECTION -> 0;
            case SINGLE_ORDER, SYMBOL_EXPOSURE -> random.nextLong(20_000_000);
            case DRAWDOWN -> 50_000 + random.nextLong(600_000);
            case DAILY_LOSS -> random.nextBoolean() ? 1 + random.nextLong(500_000) : -1 - random.nextLong(usdt("200"));
            case CONSECUTIVE_FAILURES -> random.nextInt(5);
            case FAST_MARKET -> 1 + random.nextInt(40_000);
            case POSITION_SIZE -> random.nextLong(usdt("30000"));
            case COOL_DOWN -> random.nextInt(400);
            case CONCENTRATION -> 300_000 + random.nextInt(690_000);
            case SLIPPAGE -> random.nextInt(40_000);
            case ABNORMAL_PRICE -> random.nextInt(80_000);
            case EXECUTION_TIMEOUT -> random.nextInt(4_000);
        };
        long period = switch (rule) {
            case CONSECUTIVE_FAILURES -> 1 + random.nextInt(900);
            case FAST_MARKET -> 1 + random.nextInt(3_000);
            default -> 0;
        };
        return new LimitSetting(rule, random.nextInt(10) > 0, value, period);
    }
}
