package org.perpex.finance.fee;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.perpex.common.contract.AdminCommand;
import org.perpex.common.contract.Change;
import org.perpex.common.core.RequestId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Decides what everybody pays, and sends what changed: once a day, when a rule begins or ends, and when one was made.
 * Several instances may try at once: the row of the last decision is locked, and what was decided is not decided again.
 */
public final class FeeDecisions {

    private static final Logger LOG = LoggerFactory.getLogger(FeeDecisions.class);

    /** When a day is decided, after midnight in UTC. */
    static final Duration HOUR = Duration.ofMinutes(10);

    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

    private final Parts parts;
    private final TransactionTemplate local;
    private final InstantSource clock;

    /**
     * What decisions are made of.
     *
     * @param balances USDT in futures wallets by account, from the ledger
     */
    public record Parts(
            FeeRules rules,
            FeeSettings settings,
            Standings standings,
            Measures measures,
            Supplier<Map<Long, Long>> balances,
            FeeCommands commands) {}

    public FeeDecisions(Parts parts, TransactionTemplate local, InstantSource clock) {
        this.parts = parts;
        this.local = local;
        this.clock = clock;
    }

    /** Decides if it is time to. Returns how many settings were sent. */
    public int decideIfDue() {
        long now = clock.millis();
        FeeSettings.State seen = parts.settings().state();
        if (!isDue(seen, now)) {
            return 0;
        }
        // Asked for before anything is locked: the ledger is another service.
        Map<Long, Long> balances = seen.day() < day(now) ? parts.balances().get() : Map.of();
        return Objects.requireNonNull(local.execute(_ -> {
            FeeSettings.State state = parts.settings().lockedState();
            if (!isDue(state, now)) {
                return 0;
            }
            if (state.day() < day(now)) {
                parts.measures().take(state.day(), day(now), balances);
            }
            return decide(now);
        }));
    }

    /** Decides now, with volumes and balances of now. Returns how many settings were sent. */
    public int decideNow() {
        long now = clock.millis();
        Map<Long, Long> balances = parts.balances().get();
        return Objects.requireNonNull(local.execute(_ -> {
            FeeSettings.State state = parts.settings().lockedState();
            parts.measures().take(state.day(), day(now), balances);
            return decide(now);
        }));
    }

    private boolean isDue(FeeSettings.State state, long now) {
        return state.due() || state.day() < day(now) || parts.rules().rulebook().turns(state.decidedMillis(), now);
    }

    private int decide(long now) {
        SortedSet<Long> accounts = parts.settings().accounts();
        SortedMap<Place, Given> decided =
                parts.rules().rulebook().decide(now, parts.standings().all(), accounts);
        boolean waiting =
                decided.keySet().removeIf(place -> !place.isEverybody() && !accounts.contains(place.account()));
        SortedMap<Place, FeeSettings.Sent> sent = parts.settings().sent();
        SortedMap<Place, Given> before = new TreeMap<>();
        sent.forEach((place, last) -> before.put(place, last.given()));
        SortedMap<Place, Given> changes = Changes.between(before, decided);
        changes.forEach((place, given) -> {
            FeeSettings.Sent last = sent.get(place);
            send(place, given, last == null ? 1 : last.version() + 1, now);
        });
        parts.settings().decided(new FeeSettings.State(day(now), now, waiting));
        if (!changes.isEmpty()) {
            LOG.info("Fees decided: {} settings change", changes.size());
        }
        return changes.size();
    }

    private void send(Place place, Given given, long version, long now) {
        RequestId request = request(place, version);
        parts.settings().add(place, new FeeSettings.Sent(version, given, request.toString(), now));
        parts.commands()
                .append(new AdminCommand.SetFees(
                        new Change(request, version, given.operator(), given.reason()),
                        place.account(),
                        place.market(),
                        given.rates().makerPpm(),
                        given.rates().takerPpm(),
                        given.tier()));
    }

    /** The same setting has the same id, whoever sends it. */
    private static RequestId request(Place place, long version) {
        String name = "fees/" + place.account() + "/" + place.market() + "/" + version;
        return RequestId.of(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }

    private static int day(long nowMillis) {
        return Math.toIntExact((nowMillis - HOUR.toMillis()) / DAY_MILLIS);
    }
}
