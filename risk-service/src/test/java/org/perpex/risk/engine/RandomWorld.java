package org.perpex.risk.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.perpex.risk.engine.Fixtures.*;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.perpex.common.contract.AccountCommand;
import org.perpex.common.contract.AdminCommand;
import org.perpex.common.contract.Change;
import org.perpex.common.contract.EngineInput;
import org.perpex.common.contract.FundingCommand;
import org.perpex.common.contract.MarketCommand;
import org.perpex.common.contract.OrderCommand;
import org.perpex.common.contract.OrderTerms;
import org.perpex.common.contract.PositionFact;
import org.perpex.common.contract.RiskInput;
import org.perpex.common.contract.TraderCommand;
import org.perpex.common.contract.TransferCommand;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.Asset;
import org.perpex.common.core.LeverageBracket;
import org.perpex.common.core.LiquidationProfile;
import org.perpex.common.core.MarginMode;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.OrderType;
import org.perpex.common.core.PositionMode;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.PriceMatch;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.SelfTradePrevention;
import org.perpex.common.core.Side;
import org.perpex.common.core.TimeInForce;
import org.perpex.common.core.TransferId;

/** A random world made from a seed: few accounts, two markets, little money, a book that answers late. */
final class RandomWorld {

    private static final int ACCOUNTS = 6;

    final Floor floor = new Floor();
    final ReferenceEngine reference = new ReferenceEngine();
    final SplittableRandom random;
    final List<TraderCommand> sent = new ArrayList<>();
    final long[] marks = {0, 0, 1_000};
    final long[] settledLots = new long[3];
    private final RandomTriggers triggers;
    private final RandomFees fees;
    private final RandomLimits limits;

    /** Whether operators set limits of accounts. */
    private final boolean limited;

    long serial;
    long priceNumber;

    /** Whether positions are large for their margin, and prices go in small steps: many come into danger. */
    private final boolean perilous;

    private int trend = 1;

    RandomWorld(long seed) {
        this(seed, false);
    }

    RandomWorld(long seed, boolean perilous) {
        this(seed, perilous, seed % 3 != 0);
    }

    RandomWorld(long seed, boolean perilous, boolean limited) {
        this.perilous = perilous;
        this.limited = limited;
        random = new SplittableRandom(seed);
        triggers = new RandomTriggers(this);
        fees = new RandomFees(seed);
        limits = new RandomLimits(this);
        feed(new MarketCommand.ListMarket(guarded(btc(new MarketSpec.Fees(-123, 457, 9_000)), 20_000, 4)));
        LiquidationProfile profile = random.nextBoolean() ? LiquidationProfile.TIERED : LiquidationProfile.STAGED;
        feed(new MarketCommand.ListMarket(LiquidationTest.with(perilous ? perilous() : small(FEES), profile)));
        marks[BTC] = 900;
        for (int user = 1; perilous && user <= ACCOUNTS; user++) {
            long account = AccountId.of(user, 0).value();
            feed(transfer(new TransferId(3, ++serial), account, Asset.USDT, random.nextLong(usdt("900")), true));
            choose(account);
        }
    }

    /** In worlds with much danger every way to hold positions is common. */
    private void choose(long account) {
        int dice = random.nextInt(8);
        if (dice < 2 || dice == 3) {
            for (int market = 1; market <= 2; market++) {
                feed(send(new AccountCommand.SetMarginMode(id(), FOREVER, account, market, MarginMode.ISOLATED)));
                boolean adds = random.nextInt(3) == 0;
                feed(send(new AccountCommand.SetAutoAddMargin(id(), FOREVER, account, market, adds)));
            }
        }
        if (dice == 4 || dice == 5) {
            feed(send(new AccountCommand.SetMultiAssetMode(id(), FOREVER, account, 0, true)));
            Asset other = dice == 4 ? Asset.BTC : Asset.USDC;
            feed(transfer(new TransferId(3, ++serial), account, other, random.nextLong(usdt("9")), true));
        }
        if (dice == 2 || dice == 3) {
            feed(send(new AccountCommand.SetPositionMode(id(), FOREVER, account, 0, PositionMode.HEDGE)));
        }
    }

    void feed(RiskInput input) {
        List<Floor.Said> expected = reference.apply(floor.timeMillis, input);
        assertThat(floor.submit(input)).as("%s", input).isEqualTo(expected);
        switch (input) {
            case PositionFact.Settled settled -> settledLots[settled.market()] += settled.lots();
            case PositionFact.MarketSettled settled ->
                assertThat(settledLots[settled.market()]).isZero();
            default -> {}
        }
    }

    void step() {
        floor.timeMillis += random.nextInt(100) == 0 ? random.nextInt(700_000) : random.nextInt(perilous ? 900 : 50);
        // The book is slower than the traders, so that requests overtake its answers.
        for (int i = random.nextInt(4); i > 0; i--) {
            if (floor.hasFact()) {
                feed(floor.nextFact());
            } else {
                floor.stepBook();
            }
        }
        feed(next());
        if (fees.isDue()) {
            feed(fees.next());
        }
    }

    void settle() {
        while (floor.hasFact() || floor.stepBook()) {
            if (floor.hasFact()) {
                feed(floor.nextFact());
            }
        }
    }

    private RiskInput next() {
        if (random.nextInt(16) == 0) {
            return send(triggers.next());
        }
        if (limited && random.nextInt(50) == 0) {
            return limits.next();
        }
        int dice = random.nextInt(100);
        if (dice < 48) {
            return send(order());
        }
        if (dice < 54) {
            return send(amend());
        }
        if (dice < 62) {
            return send(cancel());
        }
        if (dice < 63) {
            if (random.nextBoolean()) {
                return send(guard());
            }
            return send(new OrderCommand.CancelEverywhere(id(), deadline(), account(), 0));
        }
        if (dice < 64) {
            return send(new OrderCommand.CancelAll(id(), deadline(), account(), market()));
        }
        if (dice < 69) {
            return send(new OrderCommand.SetLeverage(id(), deadline(), account(), market(), random.nextInt(52)));
        }
        if (dice < 74 && !sent.isEmpty()) {
            return sent.get(Math.max(0, sent.size() - 1 - random.nextInt(40)));
        }
        if (dice < 82) {
            return transfer();
        }
        if (dice < 84) {
            return new EngineInput.Tick(1);
        }
        if (dice < 94) {
            return price();
        }
        if (dice < 96) {
            return send(setting());
        }
        if (dice < 97) {
            return random.nextInt(20) == 0 ? settlement() : funding();
        }
        if (dice < 98) {
            if (random.nextInt(3) > 0) {
                return send(setting());
            }
            return random.nextBoolean() ? collateral() : group();
        }
        return dice < 99 ? new EngineInput.Checkpoint(serial++) : new EngineInput.Tick(1);
    }

    /** Maintenance is four fifths of the initial margin at the default leverage. */
    private static MarketSpec perilous() {
        MarketSpec plain = small(new MarketSpec.Fees(0, 100, 2_000));
        return new MarketSpec(
                plain.market(),
                plain.symbol(),
                plain.product(),
                plain.base(),
                plain.quote(),
                plain.units(),
                plain.limits(),
                plain.fees(),
                List.of(new LeverageBracket(0, usdt("10000000"), 40_000, 20, 0)));
    }

    private FundingCommand.Pay funding() {
        int market = market();
        return new FundingCommand.Pay(
                id(),
                market,
                serial + random.nextInt(40) - 20,
                random.nextLong(20_000_000) - 10_000_000,
                random.nextInt(30) == 0 ? 0 : marks[Math.min(market, 2)]);
    }

    private MarketCommand.SettleMarket settlement() {
        int market = 1 + random.nextInt(2);
        return new MarketCommand.SettleMarket(id(), market, marks[market]);
    }

    private TraderCommand send(TraderCommand command) {
        sent.add(command);
        return command;
    }

    RequestId id() {
        return new RequestId(5, ++serial);
    }

    long deadline() {
        return floor.timeMillis + random.nextInt(60) - 1;
    }

    long account() {
        return AccountId.of(1 + random.nextInt(ACCOUNTS), 0).value();
    }

    int market() {
        return random.nextInt(60) == 0 ? 3 : 1 + random.nextInt(2);
    }

    OrderCommand.Place order() {
        int market = market();
        long mark = marks[Math.min(market, 2)];
        boolean limit = random.nextInt(4) > 0;
        PriceMatch match = match(limit ? 16 : 100);
        long price = Math.max(1, mark + random.nextLong(mark / 8 + 2) - mark / 16);
        long lots = 1L + random.nextInt(random.nextInt(10) == 0 ? 600 : perilous ? 20 : 40);
        TimeInForce tif = switch (random.nextInt(12)) {
            case 0 -> TimeInForce.FOK;
            case 1 -> TimeInForce.GTX;
            case 2, 3 -> TimeInForce.IOC;
            default -> limit ? TimeInForce.GTC : TimeInForce.IOC;
        };
        long account = account();
        return new OrderCommand.Place(
                id(),
                deadline(),
                account,
                market,
                random.nextBoolean() ? Side.BUY : Side.SELL,
                positionSide(account),
                limit ? OrderType.LIMIT : OrderType.MARKET,
                tif,
                limit && match == PriceMatch.NONE ? price : 0,
                random.nextInt(100) == 0 ? 0 : lots,
                random.nextInt(6) == 0,
                SelfTradePrevention.NONE,
                0,
                "c" + random.nextInt(60),
                new OrderTerms(
                        random.nextInt(20) == 0 ? 1 + random.nextInt(40) : 0,
                        match,
                        random.nextInt(tif == TimeInForce.GTX ? 2 : 100) == 0,
                        false,
                        false));
    }

    private OrderCommand guard() {
        return switch (random.nextInt(3)) {
            case 0 -> new OrderCommand.SetCountdown(id(), deadline(), account(), market(), random.nextInt(500));
            case 1 -> new OrderCommand.SetProtection(id(), deadline(), account(), market(), 100, 5, 2, 0);
            default -> new OrderCommand.ResetProtection(id(), deadline(), account(), market());
        };
    }

    /** Mostly one that fits the mode of the account. */
    private PositionSide positionSide(long account) {
        var owner = reference.state.accounts.get(account);
        boolean hedge = owner != null && owner.mode == PositionMode.HEDGE;
        if (hedge != (random.nextInt(80) == 0)) {
            return random.nextBoolean() ? PositionSide.LONG : PositionSide.SHORT;
        }
        return PositionSide.BOTH;
    }

    private AccountCommand setting() {
        boolean either = random.nextBoolean();
        int dice = random.nextInt(8);
        if (dice < 2) {
            MarginMode mode = random.nextInt(4) > 0 ? MarginMode.ISOLATED : MarginMode.CROSS;
            return new AccountCommand.SetMarginMode(id(), deadline(), account(), market(), mode);
        }
        if (dice < 3) {
            return new AccountCommand.SetAutoAddMargin(id(), deadline(), account(), market(), either);
        }
        if (random.nextInt(10) == 0) {
            return new AccountCommand.SetMultiAssetMode(id(), deadline(), account(), 0, either);
        }
        if (dice < 6) {
            return move(random.nextLong(random.nextInt(3) == 0 ? usdt("90000") : usdt("200")) * (either ? 1 : -1));
        }
        return new AccountCommand.SetPositionMode(
                id(), deadline(), account(), 0, either ? PositionMode.HEDGE : PositionMode.ONE_WAY);
    }

    /** Mostly to or from an isolated position. */
    private AccountCommand.MoveIsolatedMargin move(long units) {
        long account = account();
        int market = market();
        PositionSide side = positionSide(account);
        for (var each : reference.state.accounts.entrySet()) {
            for (var held : each.getValue().positions.entrySet()) {
                if (held.getValue().isolated.signum() > 0 && random.nextBoolean()) {
                    account = each.getKey();
                    market = held.getKey().market();
                    side = held.getKey().side();
                }
            }
        }
        long delta = random.nextInt(20) == 0 ? 0 : units;
        return new AccountCommand.MoveIsolatedMargin(id(), deadline(), account, market, side, delta);
    }

    /** Now and then one of the ways to take a price from the book. */
    private PriceMatch match(int outOf) {
        PriceMatch[] all = {PriceMatch.OPPONENT, PriceMatch.QUEUE, PriceMatch.OPPONENT, PriceMatch.QUEUE_5};
        return random.nextInt(outOf) == 0 ? all[random.nextInt(all.length)] : PriceMatch.NONE;
    }

    private AdminCommand.SetTradeGroup group() {
        Change change = new Change(id(), random.nextInt(2) + serial / 100, 9, "random");
        return new AdminCommand.SetTradeGroup(change, account(), random.nextInt(4) - 1);
    }

    private OrderCommand.Cancel cancel() {
        var open = reference.state.orders;
        if (open.isEmpty() || random.nextInt(8) == 0) {
            return new OrderCommand.Cancel(id(), deadline(), account(), market(), random.nextInt(50), "c1");
        }
        var order = open.get(random.nextInt(open.size())).details;
        boolean byId = random.nextBoolean();
        return new OrderCommand.Cancel(
                id(),
                deadline(),
                order.account(),
                order.market(),
                byId ? order.orderId() : 0,
                byId ? "" : order.clientOrderId());
    }

    private OrderCommand.Amend amend() {
        var open = reference.state.orders;
        if (open.isEmpty() || random.nextInt(20) == 0) {
            return new OrderCommand.Amend(
                    id(), deadline(), account(), market(), random.nextInt(50), "c1", Side.BUY, 100, 5, PriceMatch.NONE);
        }
        var order = open.get(random.nextInt(open.size())).details;
        boolean byId = random.nextBoolean();
        long mark = marks[order.market()];
        long price = random.nextInt(3) == 0 && order.priceTicks() > 0
                ? order.priceTicks()
                : Math.max(1, mark + random.nextLong(mark / 8 + 2) - mark / 16);
        long lots = random.nextInt(40) == 0 ? 0 : 1L + random.nextInt(random.nextInt(10) == 0 ? 600 : 40);
        PriceMatch match = match(6);
        return new OrderCommand.Amend(
                id(),
                deadline(),
                order.account(),
                order.market(),
                byId ? order.orderId() : 0,
                byId ? "" : order.clientOrderId(),
                random.nextInt(20) == 0 ? order.side().opposite() : order.side(),
                match == PriceMatch.NONE ? price : 0,
                lots,
                match);
    }

    private TransferCommand transfer() {
        long units = 1 + random.nextLong(usdt(perilous ? "900" : "3000"));
        TransferId id = new TransferId(3, ++serial);
        boolean in = random.nextInt(3) > 0;
        if (random.nextInt(4) == 0) {
            Asset other = random.nextBoolean() ? Asset.BTC : random.nextBoolean() ? Asset.USDC : Asset.SOL;
            return transfer(id, account(), other, units / (other == Asset.BTC ? 20 : 1), in);
        }
        long account = in && random.nextInt(60) == 0 ? Insurance.ACCOUNT : account();
        return transfer(id, account, Asset.USDT, units, in);
    }

    private static TransferCommand transfer(TransferId id, long account, Asset asset, long units, boolean in) {
        return in
                ? new TransferCommand.In(id, account, asset, units + 1)
                : new TransferCommand.Out(id, account, asset, units + 1);
    }

    private AdminCommand.SetCollateral collateral() {
        Change change = new Change(id(), random.nextInt(2) + serial / 100, 9, "random");
        Asset asset = Asset.values()[random.nextInt(Asset.values().length)];
        int haircutPpm = random.nextInt(1_020_000) - 10_000;
        return new AdminCommand.SetCollateral(change, asset, haircutPpm, random.nextInt(3) * usdt("20"));
    }

    private MarketCommand.SetPrices price() {
        int market = 1 + random.nextInt(2);
        long range = random.nextInt(perilous ? 40 : 10) == 0
                ? marks[market] * 3 / 10
                : marks[market] / (perilous ? 90 : 50) + 2;
        long step = random.nextLong(2 * range) - range;
        if (perilous) {
            trend = random.nextInt(12) == 0 ? -trend : trend;
            step = trend * Math.abs(step);
        }
        marks[market] = Math.clamp(marks[market] + step, 100, 5_000);
        boolean stale = random.nextInt(10) == 0;
        return new MarketCommand.SetPrices(
                1,
                stale ? priceNumber : ++priceNumber,
                List.of(new MarketCommand.MarketPrice(market, marks[market], marks[market])),
                random.nextInt(4) == 0
                        ? List.of(new MarketCommand.AssetPrice(Asset.USDC, usdt("0.9") + random.nextInt(30_000_000)))
                        : List.of());
    }
}
