package org.perpex.finance.world;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.perpex.common.contract.AccountFact;
import org.perpex.common.contract.Change;
import org.perpex.common.contract.FundingFact;
import org.perpex.common.contract.LiquidationFact;
import org.perpex.common.contract.Message;
import org.perpex.common.contract.OrderDetails;
import org.perpex.common.contract.PackWriter;
import org.perpex.common.contract.SettingFact;
import org.perpex.common.contract.Source;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.Asset;
import org.perpex.common.core.FillSource;
import org.perpex.common.core.LiquidationStage;
import org.perpex.common.core.MoveCause;
import org.perpex.common.core.OrderType;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.Route;
import org.perpex.common.core.SelfTradePrevention;
import org.perpex.common.core.Side;
import org.perpex.common.core.StreamHash;
import org.perpex.common.core.TimeInForce;
import org.perpex.common.core.TransferDirection;
import org.perpex.common.core.TransferId;

/** What the account engine says: a dense stream of facts with hashes, and the wallets that follow from it. */
public final class Engine {

    private static final long TIME_MILLIS = 1_790_000_000_000L;

    private final List<byte[]> frames = new ArrayList<>();
    private final List<Long> hashes = new ArrayList<>(List.of(StreamHash.SEED));
    private final List<Message> messages = new ArrayList<>();
    private final SortedMap<Long, Long> wallets = new TreeMap<>();
    private final List<Long> timesMillis = new ArrayList<>();
    private long laterMillis;
    private long trade;

    /** Lets engine time pass. */
    public void pass(long millis) {
        laterMillis += millis;
    }

    /** Says a fact and returns its number. */
    public long say(Message message) {
        timesMillis.add(TIME_MILLIS + laterMillis + messages.size());
        byte[] frame = PackWriter.frame(timesMillis.getLast(), 0, message);
        messages.add(message);
        frames.add(frame);
        hashes.add(PackWriter.hashAfter(hashes.getLast(), frame, 0, frame.length));
        return messages.size();
    }

    /** Accepts a transfer into a futures wallet. */
    public void transferIn(TransferId transfer, long account, long units) {
        say(new AccountFact.TransferApplied(
                transfer, account, Asset.USDT, TransferDirection.IN, units, true, earn(account, units)));
    }

    /** Refuses a transfer. */
    public void refuse(TransferId transfer, long account, TransferDirection direction, long units) {
        say(new AccountFact.TransferApplied(transfer, account, Asset.USDT, direction, units, false, earn(account, 0)));
    }

    /** Pays a transfer out of a futures wallet. */
    public void transferOut(TransferId transfer, long account, long units) {
        say(new AccountFact.TransferApplied(
                transfer, account, Asset.USDT, TransferDirection.OUT, units, true, earn(account, -units)));
    }

    /** One trade: what the taker gains the maker loses; each pays a fee, a negative one is a rebate. */
    public void trade(long taker, long maker, long gain, long takerFee, long makerFee) {
        trade++;
        fill(taker, Side.BUY, gain, takerFee);
        fill(maker, Side.SELL, -gain, makerFee);
    }

    /** Funding: what one pays the other receives, less a unit of rounding; its interval ends it. */
    public void funding(long payer, long receiver, long units) {
        say(new FundingFact.Paid(
                payer, 1, PositionSide.BOTH, 1_000, 100_000, 650_000, 10, -units, earn(payer, -units), 0));
        long received = units - 1;
        say(new FundingFact.Paid(
                receiver, 1, PositionSide.BOTH, 1_000, 100_000, 650_000, -10, received, earn(receiver, received), 0));
        say(new FundingFact.Settled(
                new RequestId(8, messages.size()), 1, 1_000, 100_000, 650_000, 2, units, received, 1));
    }

    /** Deleveraging: what one loses the other gains. */
    public void deleverage(long loser, long winner, long units) {
        trade++;
        move(loser, -10, -units);
        move(winner, 10, units);
    }

    /** A step of a liquidation whose position another takes, at a loss; what one loses the other gains. */
    public void takeOver(long loser, long winner, long units) {
        say(new LiquidationFact.StageEntered(
                loser, 1, PositionSide.BOTH, LiquidationStage.BACKSTOP, 0, 10, 640_000, 5, 9));
        deleverage(winner, loser, -units);
    }

    /** The insurance fund takes what is left of an account's margin. */
    public void insure(long account, long units, long poolUnits) {
        say(new LiquidationFact.StageEntered(
                account, 1, PositionSide.BOTH, LiquidationStage.BACKSTOP, 0, 10, 640_000, 5, 9));
        say(new LiquidationFact.InsurancePaid(account, 1, Asset.USDT, -units, earn(account, -units), poolUnits, 0));
    }

    /** The shared pools take collateral of an account and pay its debt of USDT, which they had nothing for. */
    public void buyCollateral(long account, Asset asset, long takenUnits, long paidUnits) {
        say(new LiquidationFact.InsurancePaid(account, 0, asset, -takenUnits, 0, 0, takenUnits));
        say(new LiquidationFact.InsurancePaid(
                account, 0, Asset.USDT, paidUnits, earn(account, paidUnits), 0, -paidUnits));
    }

    private void move(long account, long lots, long gain) {
        say(new AccountFact.PositionMoved(
                new RequestId(9, messages.size()),
                account,
                1,
                PositionSide.BOTH,
                trade,
                MoveCause.DELEVERAGE,
                lots,
                640_000,
                gain,
                0,
                0,
                0,
                earn(account, gain),
                0,
                gain,
                0,
                messages.size(),
                true));
    }

    /** Gives an account, or everybody as account 0, rates of its own; a taker's of -1 gives them up. */
    public long setFees(long account, int market, int makerPpm, int takerPpm, RequestId request) {
        Change change = new Change(request, messages.size(), 7, "rule of a test");
        return say(new SettingFact.FeesSet(change, account, market, makerPpm, takerPpm, 1));
    }

    /** Takes a checkpoint. */
    public void checkpoint(long number) {
        long hash = StreamHash.SEED;
        long sum = 0;
        for (var wallet : wallets.entrySet()) {
            hash = StreamHash.extend(hash, wallet.getKey());
            hash = StreamHash.extend(hash, Asset.USDT.code);
            hash = StreamHash.extend(hash, wallet.getValue());
            sum += wallet.getValue();
        }
        say(new AccountFact.CheckpointTaken(number, wallets.size(), hash, sum));
    }

    public long number() {
        return messages.size();
    }

    public Message message(long number) {
        return messages.get((int) number - 1);
    }

    public long timeMillis(long number) {
        return timesMillis.get((int) number - 1);
    }

    public long hashAfter(long number) {
        return hashes.get((int) number);
    }

    public long wallet(long account) {
        return wallets.getOrDefault(account, 0L);
    }

    /** A pack with these facts. */
    public byte[] pack(long first, long last) {
        PackWriter pack = new PackWriter();
        pack.begin(Source.RISK, 1, first, hashAfter(first - 1));
        for (long number = first; number <= last; number++) {
            pack.appendFrame(frames.get((int) number - 1));
        }
        return pack.toBytes();
    }

    private void fill(long account, Side side, long gain, long fee) {
        OrderDetails order = new OrderDetails(
                new RequestId(7, messages.size() + 1),
                messages.size() + 1,
                account,
                1,
                side,
                PositionSide.BOTH,
                OrderType.LIMIT,
                TimeInForce.GTC,
                650_000,
                10,
                false,
                SelfTradePrevention.values()[0],
                0,
                Route.BOOK,
                "c" + messages.size());
        boolean maker = side == Side.SELL;
        say(new AccountFact.OrderFilled(
                order,
                trade,
                maker,
                650_000,
                10,
                10,
                65_000_000,
                fee,
                gain,
                10,
                65_000_000,
                earn(account, gain - fee),
                FillSource.BOOK,
                0,
                gain,
                65_000_000,
                0,
                0));
    }

    private long earn(long account, long units) {
        new AccountId(account);
        return wallets.merge(account, units, Long::sum);
    }
}
