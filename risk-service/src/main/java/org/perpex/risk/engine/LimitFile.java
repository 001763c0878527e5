package org.perpex.risk.engine;

import java.util.ArrayList;
import java.util.List;
import org.perpex.common.contract.Change;
import org.perpex.common.contract.LimitSetting;
import org.perpex.common.contract.engine.StateReader;
import org.perpex.common.contract.engine.StateWriter;
import org.perpex.common.core.LimitRule;
import org.perpex.common.core.RequestId;

/** Writes and reads the limits of accounts and the marks that they look back to, in order of numbers and ids. */
final class LimitFile {

    private static final int PROFILE = 1;
    private static final int OVERRIDE = 2;

    private final AccountEngine.World world;

    LimitFile(AccountEngine.World world) {
        this.world = world;
    }

    void save(StateWriter state) {
        state.putLong(world.limits.lookedAtSecond());
        world.markets.all().forEach(market -> market.marks().save(state));
        for (long id : world.accounts.sortedIds()) {
            AccountLimits limits = world.accounts.at(id).limits();
            if (limits != null) {
                state.putLong(id);
                save(limits, state);
            }
        }
        state.putLong(0);
    }

    private static void save(AccountLimits limits, StateWriter state) {
        EquityMarks marks = limits.marks();
        state.putLong(marks.peakUnits());
        state.putLong(marks.midnightUnits());
        state.putLong(marks.day());
        Failures failures = limits.failures();
        state.putInt(failures.inRow());
        state.putLong(failures.lastMillis());
        state.putLong(failures.pausedUntilMillis());
        save(limits.profile().settings(), state);
        state.putInt(limits.overrides().size());
        limits.overrides().values().forEach(override -> save(override, state));
        state.putInt(limits.history().size());
        limits.history().forEach(change -> save(change, state));
    }

    private static void save(List<LimitSetting> settings, StateWriter state) {
        state.putInt(settings.size());
        for (LimitSetting each : settings) {
            state.putInt(each.rule().code);
            state.putBoolean(each.enabled());
            state.putLong(each.value());
            state.putLong(each.periodMillis());
        }
    }

    private static void save(LimitChange.Override override, StateWriter state) {
        state.putInt(override.rule().code);
        state.putLong(override.value());
        state.putLong(override.expiresMillis());
    }

    private static void save(LimitChange entry, StateWriter state) {
        Change change = entry.change();
        state.putLong(change.request().high());
        state.putLong(change.request().low());
        state.putLong(change.version());
        state.putLong(change.operator());
        state.putText(change.reason());
        state.putLong(entry.timeMillis());
        switch (entry.what()) {
            case LimitChange.Profile profile -> {
                state.putInt(PROFILE);
                save(profile.settings(), state);
            }
            case LimitChange.Override override -> {
                state.putInt(OVERRIDE);
                save(override, state);
            }
        }
    }

    void load(StateReader state) {
        world.limits.restore(state.getLong());
        world.markets.all().forEach(market -> market.marks().load(state));
        for (long id = state.getLong(); id != 0; id = state.getLong()) {
            AccountLimits limits = new AccountLimits();
            load(limits, state);
            world.accounts.at(id).limits(limits);
            world.limits.watch(id, !limits.profile().isEmpty());
        }
    }

    private static void load(AccountLimits limits, StateReader state) {
        limits.marks().restore(state.getLong(), state.getLong(), state.getLong());
        limits.failures().restore(state.getInt(), state.getLong(), state.getLong());
        limits.restore(new LimitProfile(loadSettings(state)));
        for (int left = state.getInt(); left > 0; left--) {
            LimitChange.Override override = loadOverride(state);
            limits.overrides().put(override.rule(), override);
        }
        for (int left = state.getInt(); left > 0; left--) {
            limits.history().addLast(loadChange(state));
        }
    }

    private static List<LimitSetting> loadSettings(StateReader state) {
        List<LimitSetting> settings = new ArrayList<>();
        for (int left = state.getInt(); left > 0; left--) {
            settings.add(new LimitSetting(
                    LimitRule.of(state.getInt()), state.getBoolean(), state.getLong(), state.getLong()));
        }
        return List.copyOf(settings);
    }

    private static LimitChange.Override loadOverride(StateReader state) {
        return new LimitChange.Override(LimitRule.of(state.getInt()), state.getLong(), state.getLong());
    }

    private static LimitChange loadChange(StateReader state) {
        Change change = new Change(
                new RequestId(state.getLong(), state.getLong()), state.getLong(), state.getLong(), state.getText());
        long timeMillis = state.getLong();
        int kind = state.getInt();
        return new LimitChange(
                change,
                timeMillis,
                switch (kind) {
                    case PROFILE -> new LimitChange.Profile(loadSettings(state));
                    case OVERRIDE -> loadOverride(state);
                    default -> throw new IllegalStateException("unknown kind of limits: " + kind);
                });
    }
}
