package org.perpex.simulation;

import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.EngineInput;
import org.perpex.common.contract.FundingCommand;
import org.perpex.common.contract.MarketCommand;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.Asset;
import org.perpex.common.core.MarketPhase;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.TransferDirection;
import org.perpex.common.core.TransferId;
import org.perpex.wallet.transfer.TransferRequest;

/** Gives the plane one command after another: traders, transfers, prices, administration, the passing of time. */
final class World {

    private static final long FUNDING_UNITS = 1_000_000_000_000_000L;
    private static final long TRANSFER_UNITS_MAX = 600_000_000_000L;

    /** 0.75 %. */
    private static final long RATE_PPB_MAX = 7_500_000;

    private static final MarketPhase[] PHASES = MarketPhase.values();

    private final SplittableRandom random;
    private final Plane plane;
    private final Traders traders;
    private final long[] markTicks = {0, Listings.MARK_TICKS, Listings.MARK_TICKS};

    /** There are rich worlds and poor ones: in these prices soon endanger somebody. */
    private final long transferUnitsMax;

    private @Nullable TransferRequest repeated;
    private long serial;
    private long priceNumber;
    private long checkpoints;
    private long intervals;

    World(SplittableRandom random, Plane plane) {
        this.random = random;
        this.plane = plane;
        transferUnitsMax = TRANSFER_UNITS_MAX >> random.nextInt(5);
        traders = new Traders(random.split(), plane.ear.open(), markTicks);
    }

    /** Lists the markets, gives users money to transfer. */
    void begin() {
        for (Asset asset : List.of(Asset.USDT, Asset.USDC)) {
            for (long account : Listings.HOLDERS) {
                plane.books.wallet().fund(new AccountId(account), asset, FUNDING_UNITS);
            }
        }
        // The last has no money: it is refused whatever it asks for.
        for (int i = 0; i < Listings.ACCOUNTS.length - 1; i++) {
            transferIn(Listings.ACCOUNTS[i], Asset.USDT, transferUnitsMax);
        }
        if (random.nextBoolean()) {
            transferIn(Listings.FUND, Asset.USDT, 1 + random.nextLong(transferUnitsMax));
        }
        for (MarketSpec spec : Listings.specs()) {
            plane.senders.send(new MarketCommand.ListMarket(spec));
            plane.senders.send(new MarketCommand.SetPhase(spec.market(), MarketPhase.TRADING));
        }
    }

    /** One command of somebody. */
    void command() {
        plane.timeMillis += random.nextInt(40);
        int dice = random.nextInt(100);
        if (dice < 75) {
            var command = traders.next(plane.timeMillis);
            plane.ear.outcomes.sent(command);
            plane.senders.send(command);
        } else if (dice < 84) {
            transfer();
        } else if (dice < 94) {
            price();
        } else if (dice < 97) {
            plane.senders.send(random.nextBoolean() ? Destination.RISK : Destination.ORDER, new EngineInput.Tick(1));
        } else if (dice < 98) {
            checkpoint();
        } else if (random.nextInt(3) == 0) {
            fund();
        } else {
            administer();
        }
    }

    private void transfer() {
        Asset asset = random.nextInt(8) == 0 ? Asset.USDC : Asset.USDT;
        long account = Listings.ACCOUNTS[random.nextInt(Listings.ACCOUNTS.length - 1)];
        long units = 1 + random.nextLong(transferUnitsMax);
        if (random.nextInt(3) == 0) {
            transfer(account, asset, units, TransferDirection.OUT);
        } else {
            transferIn(receiver(account), asset, units);
        }
    }

    private long receiver(long account) {
        return switch (random.nextInt(40)) {
            case 0 -> Listings.FUND;
            default -> account;
        };
    }

    /** An interval of funding ends; now and then the same is said again. */
    private void fund() {
        intervals += random.nextInt(4) == 0 ? 0 : 1;
        int market = 1 + random.nextInt(Listings.LISTED.length);
        long ratePpb = random.nextLong(2 * RATE_PPB_MAX + 1) - RATE_PPB_MAX;
        plane.senders.send(new FundingCommand.Pay(
                new RequestId(4, ++serial), market, 1 + intervals * 3_600_000, ratePpb, markTicks[market]));
    }

    private void transferIn(long to, Asset asset, long units) {
        transfer(to, asset, units, TransferDirection.IN);
    }

    /** Asks the wallet; now and then the same is asked again. */
    private void transfer(long account, Asset asset, long units, TransferDirection direction) {
        TransferRequest request = repeated != null && random.nextInt(10) == 0
                ? repeated
                : new TransferRequest(new AccountId(account), new TransferId(3, ++serial), asset, units, direction);
        repeated = request;
        plane.books.wallet().transfers().start(request);
    }

    private void price() {
        int market = 1 + random.nextInt(Listings.LISTED.length);
        long range = random.nextInt(12) == 0 ? markTicks[market] / 4 : markTicks[market] / 60 + 2;
        markTicks[market] = Math.clamp(markTicks[market] + random.nextLong(2 * range + 1) - range, 200, 4_000);
        plane.senders.send(new MarketCommand.SetPrices(
                1,
                ++priceNumber,
                List.of(new MarketCommand.MarketPrice(market, markTicks[market], markTicks[market]))));
    }

    void checkpoint() {
        plane.senders.send(Destination.RISK, new EngineInput.Checkpoint(++checkpoints));
    }

    private void administer() {
        int market = 1 + random.nextInt(Listings.LISTED.length);
        if (random.nextInt(4) == 0) {
            plane.senders.send(new MarketCommand.ListMarket(Listings.specs().get(market - 1)));
        } else {
            MarketPhase phase = random.nextInt(5) > 0 ? MarketPhase.TRADING : PHASES[random.nextInt(PHASES.length)];
            plane.senders.send(new MarketCommand.SetPhase(market, phase));
        }
    }

    /** Now and then, when all is quiet, much time passes: requests are forgotten, dates come. */
    void rest() {
        for (int market : Listings.LISTED) {
            plane.senders.send(new MarketCommand.SetPhase(market, MarketPhase.TRADING));
        }
        if (random.nextInt(4) == 0) {
            plane.timeMillis += 700_000;
            traders.forget();
        }
    }

    /** Whether it is time for a quiet moment. */
    boolean wantsQuiet() {
        return random.nextInt(70) == 0;
    }

    /** Everybody cancels everything. */
    void end(Runnable afterEach) {
        for (long account : Listings.ACCOUNTS) {
            for (int market : Listings.LISTED) {
                var command = traders.cancelAll(account, market);
                plane.ear.outcomes.sent(command);
                plane.senders.send(command);
                afterEach.run();
            }
        }
    }
}
