package org.perpex.risk.engine;

import java.util.TreeMap;
import org.perpex.common.contract.BookCommand;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.LiquidationFact;
import org.perpex.common.contract.OrderDetails;
import org.perpex.common.contract.OrderTerms;
import org.perpex.common.contract.engine.FactSink;
import org.perpex.common.core.Asset;
import org.perpex.common.core.CloseReason;
import org.perpex.common.core.LiquidationStage;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.OrderOrigin;
import org.perpex.common.core.OrderType;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.Route;
import org.perpex.common.core.SelfTradePrevention;
import org.perpex.common.core.Side;
import org.perpex.common.core.TimeInForce;

/** Sends the book what a liquidation asks of it: cancels, orders, take-overs, deleveraging. */
final class LiquidationDesk {

    /** What client order ids of liquidations begin with, as the dialect has it. */
    private static final String CLIENT_ID = "autoclose-";

    /** The high half of the ids of own commands. */
    private static final long REQUEST_HIGH = 0x6C69_7175_6964_6174L;

    private final Accounts accounts;
    private final Markets markets;
    private final Insurance insurance;
    private final Ranks ranks;

    /** Commands for the fund's own positions that the book has not answered, by market. */
    private final TreeMap<Integer, Long> ofFund = new TreeMap<>();

    private long serial;

    LiquidationDesk(Accounts accounts, Markets markets, Insurance insurance, Ranks ranks) {
        this.accounts = accounts;
        this.markets = markets;
        this.insurance = insurance;
        this.ranks = ranks;
    }

    private RequestId next() {
        return new RequestId(REQUEST_HIGH, ++serial);
    }

    boolean isOwn(RequestId request) {
        return request.high() == REQUEST_HIGH;
    }

    void cancelAll(Liquidation liquidation, int market, CloseReason reason, FactSink facts) {
        RequestId request = next();
        liquidation.asked(market, request);
        facts.append(Destination.ORDER, new BookCommand.CancelAll(request, liquidation.account(), market, reason));
    }

    /** Does with one position what the table says, if its time has come. */
    void step(
            long timeMillis,
            Liquidation liquidation,
            Account account,
            Holding holding,
            Standing standing,
            FactSink facts) {
        MarketState market = markets.at(holding.market());
        Liquidation.Pace pace = liquidation.pace(holding);
        LiquidationTable.Line line = line(timeMillis, market, holding, standing, pace);
        if (isPaused(timeMillis, pace, line)) {
            return;
        }
        Standing own = account.hasMultiAssets() ? standing.in(market.spec().quote(), markets.collateral()) : standing;
        long ticks = BankruptcyPrice.ticks(market, holding, own);
        if (line.stage() == LiquidationStage.BACKSTOP) {
            pace.takeMillis = timeMillis;
            liquidation.takeOver();
            backstop(liquidation, market, holding, own, ticks, facts);
        } else {
            pace.orderMillis = timeMillis;
            pace.partMillis = line.stage() == LiquidationStage.PART ? timeMillis : pace.partMillis;
            order(liquidation, account, new Step(holding, line.stage(), line.parts(), ticks, own), facts);
        }
    }

    /** An order of a liquidation: its limit is the bankruptcy price. */
    private record Step(Holding holding, LiquidationStage stage, int parts, long ticks, Standing standing) {}

    private static LiquidationTable.Line line(
            long timeMillis, MarketState market, Holding holding, Standing standing, Liquidation.Pace pace) {
        long notionalUnits = Margin.positionNotionalUnits(market, holding);
        boolean cooling = timeMillis < pace.partMillis + LiquidationTable.COOL_DOWN_MILLIS;
        LiquidationTable.Line line =
                LiquidationTable.line(market.spec().liquidation(), standing, notionalUnits, cooling);
        if (line == null) {
            throw new IllegalStateException("an account in danger is below the first line: " + standing);
        }
        return line;
    }

    private static boolean isPaused(long timeMillis, Liquidation.Pace pace, LiquidationTable.Line line) {
        long fromMillis = switch (line.stage()) {
            case BACKSTOP, DELEVERAGE -> pace.takeMillis + LiquidationTable.ORDER_PAUSE_MILLIS;
            case BOOK -> pace.orderMillis + LiquidationTable.ORDER_PAUSE_MILLIS;
            case PART ->
                Math.max(
                        pace.orderMillis + LiquidationTable.ORDER_PAUSE_MILLIS,
                        pace.partMillis + LiquidationTable.COOL_DOWN_MILLIS);
        };
        return timeMillis < fromMillis;
    }

    private void order(Liquidation liquidation, Account account, Step step, FactSink facts) {
        MarketState market = markets.at(step.holding.market());
        MarketSpec.Limits limits = market.spec().limits();
        long heldLots = Math.abs(step.holding.positionLots());
        long partLots = Math.max(Math.ceilDiv(heldLots, step.parts), Math.min(heldLots, limits.sizeLotsMin()));
        Side side = step.holding.positionLots() > 0 ? Side.SELL : Side.BUY;
        long bandTicks = WorstPrice.bandTicks(market, side);
        long limitTicks = side == Side.SELL ? Math.max(step.ticks, bandTicks) : Math.min(step.ticks, bandTicks);
        OrderDetails details =
                details(account, step.holding, side, limitTicks, Math.min(partLots, limits.sizeLotsMax()));
        long placedMillis = liquidation.pace(step.holding).orderMillis;
        accounts.addOrder(account, step.holding, new OpenOrder(details, limitTicks, 0).placedAt(placedMillis));
        liquidation.asked(step.holding.market(), details.request());
        say(account.id(), step, details.orderId(), details.sizeLots(), facts);
        facts.append(Destination.ORDER, new BookCommand.Place(details));
    }

    private OrderDetails details(Account account, Holding holding, Side side, long priceTicks, long lots) {
        long orderId = accounts.nextOrderId();
        return new OrderDetails(
                next(),
                orderId,
                account.id(),
                holding.market(),
                side,
                holding.positionSide(),
                OrderType.LIMIT,
                TimeInForce.IOC,
                priceTicks,
                lots,
                true,
                SelfTradePrevention.NONE,
                0,
                Route.BOOK,
                CLIENT_ID + orderId,
                OrderTerms.PLAIN,
                account.tradeGroup(),
                OrderOrigin.LIQUIDATION,
                0);
    }

    /** The fund takes the position over if it can carry what it lacks; else others are closed against it. */
    private void backstop(
            Liquidation liquidation,
            MarketState market,
            Holding holding,
            Standing standing,
            long ticks,
            FactSink facts) {
        int number = holding.market();
        long lots = Math.abs(holding.positionLots());
        long lackUnits = Math.max(0, Math.negateExact(standing.equityUnits()));
        boolean covered = lackUnits <= Math.addExact(insurance.availableUnits(number), ownLossUnits(market));
        LiquidationStage stage = covered ? LiquidationStage.BACKSTOP : LiquidationStage.DELEVERAGE;
        RequestId request = next();
        BookCommand command = covered
                ? takeOver(request, liquidation.account(), holding, lots, ticks)
                : deleverage(request, liquidation.account(), holding, ticks, facts);
        liquidation.asked(number, request);
        say(liquidation.account(), new Step(holding, stage, 1, ticks, standing), 0, lots, facts);
        facts.append(Destination.ORDER, command);
    }

    /** Opens the fund's account, which must be there before the book speaks of it. */
    private BookCommand.TakeOver takeOver(RequestId request, long account, Holding holding, long lots, long ticks) {
        accounts.open(Insurance.ACCOUNT);
        return new BookCommand.TakeOver(
                request, account, holding.market(), holding.positionSide(), Insurance.ACCOUNT, lots, ticks);
    }

    private BookCommand.Deleverage deleverage(
            RequestId request, long account, Holding bankrupt, long ticks, FactSink facts) {
        return new BookCommand.Deleverage(
                request,
                account,
                bankrupt.market(),
                bankrupt.positionSide(),
                Math.abs(bankrupt.positionLots()),
                ticks,
                ranks.against(account, bankrupt, facts));
    }

    private static void say(long account, Step step, long orderId, long lots, FactSink facts) {
        facts.append(
                Destination.ASSET,
                new LiquidationFact.StageEntered(
                        account,
                        step.holding.market(),
                        step.holding.positionSide(),
                        step.stage,
                        orderId,
                        lots,
                        step.ticks,
                        step.standing.equityUnits(),
                        step.standing.maintenanceUnits()));
    }

    /** What the fund's own position in a market has lost and not realised, negative or 0. */
    private long ownLossUnits(MarketState market) {
        Account fund = accounts.find(Insurance.ACCOUNT);
        Holding holding = fund == null ? null : fund.holding(market.spec().market());
        return holding == null ? 0 : Math.min(0, Margin.unrealizedUnits(market, holding));
    }

    /** Closes the fund's own positions against others where the fund cannot carry their losses any more. */
    void coverFund(FactSink facts) {
        Account fund = accounts.find(Insurance.ACCOUNT);
        if (fund == null) {
            return;
        }
        long[] sharedUnits = new long[Limits.ASSET_CODE_MAX + 1];
        for (Asset asset : Asset.values()) {
            sharedUnits[asset.code] = Math.max(0, insurance.sharedUnits(asset));
            for (Holding holding : Positions.cross(fund, asset, markets)) {
                MarketState market = markets.at(holding.market());
                long equityUnits =
                        Math.addExact(insurance.poolUnits(holding.market()), Margin.unrealizedUnits(market, holding));
                if (Math.addExact(equityUnits, sharedUnits[asset.code]) >= 0) {
                    sharedUnits[asset.code] += Math.min(0, equityUnits);
                } else if (!ofFund.containsKey(holding.market())) {
                    closeFund(market, holding, equityUnits + sharedUnits[asset.code], facts);
                    sharedUnits[asset.code] = 0;
                }
            }
        }
    }

    private void closeFund(MarketState market, Holding holding, long equityUnits, FactSink facts) {
        Standing standing = new Standing(equityUnits, Margin.maintenanceUnits(market, holding));
        long ticks = BankruptcyPrice.ticks(market, holding, standing);
        BookCommand.Deleverage command = deleverage(next(), Insurance.ACCOUNT, holding, ticks, facts);
        ofFund.put(holding.market(), command.request().low());
        Step step = new Step(holding, LiquidationStage.DELEVERAGE, 1, ticks, standing);
        say(Insurance.ACCOUNT, step, 0, command.lots(), facts);
        facts.append(Destination.ORDER, command);
    }

    /** The book has answered a command for the fund's own position. */
    void answeredForFund(RequestId request) {
        ofFund.values().remove(request.low());
    }

    TreeMap<Integer, Long> ofFund() {
        return ofFund;
    }

    long serial() {
        return serial;
    }

    /** Puts back what a snapshot kept. */
    void restore(long last) {
        serial = last;
    }
}
