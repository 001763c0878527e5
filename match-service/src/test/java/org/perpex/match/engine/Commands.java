package org.perpex.match.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import org.perpex.common.contract.BookCommand;
import org.perpex.common.contract.BookInput;
import org.perpex.common.contract.Counterparty;
import org.perpex.common.contract.EngineInput;
import org.perpex.common.contract.MarketCommand;
import org.perpex.common.contract.OrderDetails;
import org.perpex.common.contract.OrderTerms;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.CloseReason;
import org.perpex.common.core.MarketPhase;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.OrderOrigin;
import org.perpex.common.core.OrderType;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.PriceMatch;
import org.perpex.common.core.Route;
import org.perpex.common.core.SelfTradePrevention;
import org.perpex.common.core.Side;
import org.perpex.common.core.TimeInForce;

/** A seeded stream of inputs that mixes everything the engine knows, in small crowded books. */
final class Commands {

    private static final long FAIR = 1_000;
    private static final int USERS = 6;
    private static final int UNLISTED = 1_000;

    private final SplittableRandom random;
    private final MarketPhase[] phases = {MarketPhase.PRE_OPEN, MarketPhase.PRE_OPEN};
    private final int[] markets = {1, 2};
    private final Deque<BookInput> pending = new ArrayDeque<>();
    private final long[] accountOf = new long[256];
    private final long[] lastPriceOf = new long[256];
    private long timeMillis = 1_000;
    private long nextId = 1;
    private long priceNumber = 1;
    private int setUp;

    Commands(long seed) {
        random = new SplittableRandom(seed);
    }

    long timeMillis() {
        return timeMillis;
    }

    BookInput next() {
        timeMillis += random.nextInt(3) == 0 ? random.nextInt(4) : 0;
        if (setUp < 5) {
            return begin(setUp++);
        }
        if (!pending.isEmpty()) {
            return pending.remove();
        }
        int kind = random.nextInt(1_000);
        if (kind < 500) {
            return place();
        }
        if (kind < 700) {
            return amend();
        }
        if (kind < 880) {
            return cancel();
        }
        if (kind < 905) {
            return new BookCommand.CancelAll(Fixtures.request(-nextId), account(), market(), CloseReason.CANCELED);
        }
        if (kind < 912) {
            return new BookCommand.CancelEverywhere(Fixtures.request(-nextId), account(), CloseReason.CANCELED);
        }
        if (kind < 920) {
            return new BookCommand.SetCountdown(
                    Fixtures.request(-nextId), account(), market(), any(new long[] {0, 1, 9, 9, 30, 100, -1, 90_000_000
                    }));
        }
        if (kind < 926) {
            return move();
        }
        if (kind < 936) {
            return protect();
        }
        return kind < 950 ? new EngineInput.Tick(1) : administer(kind);
    }

    private BookInput begin(int step) {
        return switch (step) {
            case 0 -> list(1);
            case 1 -> list(2);
            case 2 -> prices(FAIR);
            case 3 -> phase(0, MarketPhase.TRADING);
            default -> phase(1, MarketPhase.TRADING);
        };
    }

    private BookInput administer(int kind) {
        if (kind < 970) {
            return prices(random.nextInt(40) == 0 ? 0 : FAIR - 3 + random.nextInt(7));
        }
        if (kind < 972) {
            return list(markets[random.nextInt(2)]);
        }
        int place = random.nextInt(2);
        boolean stays = phases[place] == MarketPhase.TRADING ? random.nextInt(3) > 0 : random.nextInt(3) > 0;
        return phase(
                place,
                stays ? MarketPhase.TRADING : random.nextBoolean() ? MarketPhase.AUCTION : any(MarketPhase.values()));
    }

    /** Half of the specifications have no circuit breaker. */
    private BookInput list(int market) {
        int breakerPpm = random.nextBoolean() ? 0 : 1_000 + random.nextInt(6_000);
        MarketSpec.Guards guards = new MarketSpec.Guards(
                random.nextBoolean() ? 0 : 10 + random.nextInt(150),
                breakerPpm,
                random.nextBoolean() ? 50 + random.nextInt(20) : 400,
                1 + random.nextInt(50),
                1 + random.nextInt(50),
                0,
                0);
        return new MarketCommand.ListMarket(
                Fixtures.spec(market, 1_008_000 + random.nextInt(4_000), 990_000, 38 + random.nextInt(4), guards));
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private BookInput phase(int place, MarketPhase phase) {
        int market = markets[place];
        boolean settles = phase == MarketPhase.SETTLING && random.nextBoolean();
        if (phase == MarketPhase.SETTLING) {
            // It never comes back: a market with a number of its own takes its place.
            markets[place] = market + 2;
            pending.add(list(market + 2));
            pending.add(prices(FAIR));
            if (random.nextBoolean()) {
                pending.add(phase(place, MarketPhase.TRADING));
            }
        } else if (phase != MarketPhase.PRE_OPEN) {
            phases[place] = phase;
        }
        return settles
                ? new MarketCommand.SettleMarket(Fixtures.request(-nextId), market, random.nextInt(1_000))
                : new MarketCommand.SetPhase(market, phase);
    }

    private BookInput protect() {
        if (random.nextInt(3) == 0) {
            return new BookCommand.ResetProtection(Fixtures.request(-nextId), account(), market());
        }
        return new BookCommand.SetProtection(
                Fixtures.request(-nextId),
                account(),
                market(),
                any(new long[] {-1, 0, 5, 50, 50, 500, 70_000}),
                random.nextInt(40),
                random.nextInt(5),
                random.nextInt(60));
    }

    private BookInput move() {
        long account = account();
        PositionSide side = positionSide(account);
        long lots = random.nextInt(100);
        if (random.nextBoolean()) {
            return new BookCommand.TakeOver(
                    Fixtures.request(-nextId), account, market(), side, account(), lots, random.nextInt(10));
        }
        List<Counterparty> others = new ArrayList<>();
        for (int i = random.nextInt(6); i >= 0; i--) {
            long other = account();
            others.add(new Counterparty(other, positionSide(other), random.nextInt(30)));
        }
        return new BookCommand.Deleverage(
                Fixtures.request(-nextId), account, market(), side, lots, random.nextInt(10), others);
    }

    /** The accounts of the last two users are in hedge mode, and now and then an input forgets it. */
    private PositionSide positionSide(long account) {
        boolean hedges = new AccountId(account).user() > USERS - 2;
        boolean forgets = random.nextInt(30) == 0;
        return hedges == forgets ? PositionSide.BOTH : random.nextBoolean() ? PositionSide.LONG : PositionSide.SHORT;
    }

    private boolean reduces(PositionSide position, Side side) {
        return position == PositionSide.BOTH || random.nextInt(20) == 0
                ? random.nextInt(3) == 0
                : position == (side == Side.SELL ? PositionSide.LONG : PositionSide.SHORT);
    }

    private long any(long[] values) {
        return values[random.nextInt(values.length)];
    }

    private BookInput prices(long mark) {
        long number = random.nextInt(10) == 0 ? priceNumber : ++priceNumber;
        return new MarketCommand.SetPrices(
                1,
                number,
                List.of(
                        new MarketCommand.MarketPrice(markets[0], mark, mark),
                        new MarketCommand.MarketPrice(markets[1], mark, mark),
                        new MarketCommand.MarketPrice(UNLISTED, mark, mark)));
    }

    private BookInput place() {
        long id = nextId++;
        long account = account();
        accountOf[(int) id & 255] = account;
        TimeInForce tif = TimeInForce.values()[random.nextInt(5)];
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        PositionSide position = positionSide(account);
        boolean market = random.nextInt(8) == 0;
        long visible = random.nextInt(5) == 0 ? 1 + random.nextInt(8) : 0;
        // Half of them would rest a little way off, half cross.
        long away = random.nextInt(20) == 0 ? -random.nextInt(20) : random.nextInt(14) - 5;
        long price = FAIR - side.sign() * away;
        lastPriceOf[(int) id & 255] = price;
        return new BookCommand.Place(new OrderDetails(
                Fixtures.request(id),
                id,
                account,
                market(),
                side,
                position,
                market ? OrderType.MARKET : OrderType.LIMIT,
                tif,
                price,
                random.nextInt(200) == 0 ? random.nextInt(60) : 1 + random.nextInt(25),
                reduces(position, side),
                SelfTradePrevention.values()[random.nextInt(4)],
                tif == TimeInForce.GTD ? timeMillis + random.nextInt(60) : 0,
                random.nextInt(300) == 0 ? Route.HOUSE : Route.BOOK,
                "c" + id,
                new OrderTerms(
                        visible,
                        match(market ? 100 : 8),
                        tif == TimeInForce.GTX && random.nextBoolean(),
                        false,
                        random.nextBoolean()),
                random.nextInt(3) == 0 ? 1 + random.nextInt(3) : 0,
                OrderOrigin.CLIENT,
                0));
    }

    private BookInput amend() {
        long id = lately(15);
        int kept = random.nextInt(4);
        long price = kept == 0 ? lastPriceOf[(int) id & 255] : FAIR - 8 + random.nextInt(17);
        price = random.nextInt(100) == 0 ? 0 : price;
        lastPriceOf[(int) id & 255] = price;
        return new BookCommand.Amend(
                Fixtures.request(-nextId),
                id,
                Math.max(ownerOf(id), 1_024),
                market(),
                price,
                random.nextInt(100) == 0 ? random.nextInt(60) : 1 + random.nextInt(25),
                match(8));
    }

    private PriceMatch match(int odds) {
        PriceMatch[] all = PriceMatch.values();
        return random.nextInt(odds) == 0 ? all[random.nextInt(all.length)] : PriceMatch.NONE;
    }

    private long ownerOf(long id) {
        return random.nextInt(20) == 0 ? account() : accountOf[(int) id & 255];
    }

    /** The id of an order that was placed a short while ago. */
    private long lately(int orders) {
        return Math.max(1, nextId - 1 - random.nextInt((int) Math.min(nextId, orders)));
    }

    private BookInput cancel() {
        long id = lately(60);
        long account = ownerOf(id);
        return new BookCommand.Cancel(
                Fixtures.request(-nextId), id, Math.max(account, 1_024), market(), CloseReason.CANCELED);
    }

    private int market() {
        int draw = random.nextInt(400);
        return draw == 0 ? UNLISTED : draw == 1 ? 5_000 : draw < 240 ? markets[0] : markets[1];
    }

    private long account() {
        return AccountId.of(1 + random.nextInt(USERS), random.nextInt(2)).value();
    }
}
