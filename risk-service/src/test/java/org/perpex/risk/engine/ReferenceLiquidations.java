package org.perpex.risk.engine;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.perpex.common.contract.BookCommand;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.Endangered;
import org.perpex.common.contract.LiquidationFact;
import org.perpex.common.contract.Message;
import org.perpex.common.contract.OrderDetails;
import org.perpex.common.contract.OrderTerms;
import org.perpex.common.core.CloseReason;
import org.perpex.common.core.Decimals;
import org.perpex.common.core.LiquidationProfile;
import org.perpex.common.core.LiquidationStage;
import org.perpex.common.core.OrderOrigin;
import org.perpex.common.core.OrderType;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.Route;
import org.perpex.common.core.SelfTradePrevention;
import org.perpex.common.core.Side;
import org.perpex.common.core.TimeInForce;

/** Liquidations as the concept page has them: at every price set everybody is looked at, in decimals and from scratch. */
final class ReferenceLiquidations {

    private static final long OWN = 0x6C69_7175_6964_6174L;

    /** What is known of a liquidation. */
    private static final class Case {
        final Set<RequestId> unanswered = new HashSet<>();
        int lastMarket;
        boolean taken;
        final Map<ReferenceAccounts.Place, Long> orders = new TreeMap<>();
        final Map<ReferenceAccounts.Place, Long> parts = new TreeMap<>();
        final Map<ReferenceAccounts.Place, Long> takes = new TreeMap<>();
    }

    private final ReferenceAccounts state;
    private final ReferenceStakes stakes;
    private final ReferenceRanks ranks;
    private final ReferenceDraws draws;
    private final ReferenceDesk desk;
    private final ReferenceFund fund;
    private final Consumer<Scope> endOfTriggers;
    private final List<Floor.Said> said;
    private final TreeMap<Scope, Case> cases = new TreeMap<>();
    private final Set<Scope> called = new HashSet<>();
    private final Map<Integer, Long> ofFund = new TreeMap<>();
    private long serial;
    private long now;

    ReferenceLiquidations(
            ReferenceAccounts state,
            ReferenceStakes stakes,
            ReferenceRanks ranks,
            ReferenceDesk desk,
            ReferenceFund fund,
            Consumer<Scope> endOfTriggers,
            List<Floor.Said> said) {
        this.state = state;
        this.stakes = stakes;
        this.ranks = ranks;
        draws = new ReferenceDraws(state, stakes, said);
        this.desk = desk;
        this.fund = fund;
        this.endOfTriggers = endOfTriggers;
        this.said = said;
    }

    void passTo(long timeMillis) {
        now = timeMillis;
    }

    private void say(Destination destination, Message fact) {
        said.add(new Floor.Said(destination, fact));
    }

    /** Whether equity / maintenance is below a fraction. */
    private static boolean below(BigDecimal equity, BigDecimal maintenance, int numerator, int denominator) {
        return equity.multiply(BigDecimal.valueOf(denominator))
                        .compareTo(maintenance.multiply(BigDecimal.valueOf(numerator)))
                < 0;
    }

    void look() {
        for (long account : List.copyOf(state.accounts.keySet())) {
            if (account != ReferenceFund.ACCOUNT) {
                check(account);
            }
        }
        coverFund();
    }

    void tick() {
        List.copyOf(cases.keySet()).forEach(this::goOn);
    }

    private void check(long account) {
        List<Scope> running = List.copyOf(
                cases.subMap(Scope.cross(account), Scope.cross(account + 1)).keySet());
        running.forEach(this::goOn);
        draws.draw(account);
        for (Scope scope : stakes.scopes(account)) {
            if (!cases.containsKey(scope)) {
                check(scope);
            }
        }
    }

    private void check(Scope scope) {
        BigDecimal equity = stakes.equity(scope);
        BigDecimal maintenance = stakes.maintenance(scope);
        boolean none = stakes.of(scope).isEmpty();
        boolean awaits = !ReferenceAccounts.at(state.accounts, scope.account())
                .frozenPlaces
                .isEmpty();
        if (equity.compareTo(maintenance) < 0) {
            if (!none || !awaits) {
                begin(scope, equity, maintenance);
            }
        } else if (!none) {
            if (!below(equity, maintenance, 3, 2)) {
                called.remove(scope);
            } else if (below(equity, maintenance, 5, 4) && called.add(scope)) {
                say(
                        Destination.ASSET,
                        new LiquidationFact.MarginCalled(
                                scope.account(),
                                ReferenceAccounts.units(equity),
                                ReferenceAccounts.units(maintenance),
                                stakes.of(scope).entrySet().stream()
                                        .map(ReferenceLiquidations::endangered)
                                        .toList()));
            }
        }
    }

    private static Endangered endangered(Map.Entry<ReferenceAccounts.Place, ReferenceAccounts.Position> held) {
        var position = held.getValue();
        return new Endangered(
                held.getKey().market(),
                held.getKey().side(),
                position.settings.mode,
                ReferenceDangers.lots(position),
                ReferencePrices.markTicks(position.market),
                ReferenceAccounts.units(position.isolated),
                ReferenceAccounts.units(position.unrealized()),
                ReferenceAccounts.units(ReferenceStakes.maintenance(position)));
    }

    private void begin(Scope scope, BigDecimal equity, BigDecimal maintenance) {
        Case opened = new Case();
        cases.put(scope, opened);
        freeze(scope, true);
        say(
                Destination.ASSET,
                new LiquidationFact.Frozen(
                        scope.account(),
                        scope.market(),
                        ReferenceAccounts.units(equity),
                        ReferenceAccounts.units(maintenance)));
        endOfTriggers.accept(scope);
        state.orders.stream()
                .filter(each -> each.details.account() == scope.account())
                .map(each -> each.details.market())
                .filter(scope::covers)
                .sorted()
                .distinct()
                .forEach(market -> say(
                        Destination.ORDER,
                        new BookCommand.CancelAll(
                                request(opened, market), scope.account(), market, CloseReason.LIQUIDATION)));
        goOn(scope);
    }

    private void freeze(Scope scope, boolean inLiquidation) {
        var owner = ReferenceAccounts.at(state.accounts, scope.account());
        var place = new ReferenceAccounts.Place(scope.market(), scope.side());
        if (!scope.isIsolated()) {
            owner.frozen = inLiquidation;
        } else if (inLiquidation) {
            owner.frozenPlaces.add(place);
        } else {
            owner.frozenPlaces.remove(place);
        }
    }

    private RequestId request(Case asking, int market) {
        RequestId request = new RequestId(OWN, ++serial);
        asking.unanswered.add(request);
        asking.lastMarket = market;
        return request;
    }

    void answered(RequestId request, long account) {
        for (Scope scope : List.copyOf(cases.keySet())) {
            if (scope.account() == account
                    && ReferenceAccounts.at(cases, scope).unanswered.remove(request)) {
                goOn(scope);
                return;
            }
        }
        if (request.high() == OWN) {
            ofFund.values().remove(request.low());
        }
    }

    private void goOn(Scope scope) {
        Case open = ReferenceAccounts.at(cases, scope);
        if (!open.unanswered.isEmpty()) {
            return;
        }
        boolean none = stakes.of(scope).isEmpty();
        if (none && !scope.isIsolated() && !settle(scope, open)) {
            return;
        }
        BigDecimal equity = stakes.equity(scope);
        BigDecimal maintenance = stakes.maintenance(scope);
        if (none || equity.compareTo(maintenance) >= 0) {
            cases.remove(scope);
            freeze(scope, false);
            say(
                    Destination.ASSET,
                    new LiquidationFact.Released(
                            scope.account(),
                            scope.market(),
                            ReferenceAccounts.units(equity),
                            ReferenceAccounts.units(maintenance)));
            return;
        }
        stakes.of(scope)
                .forEach((place, position) -> step(scope.account(), open, place, position, equity, maintenance));
    }

    private boolean settle(Scope scope, Case open) {
        long account = scope.account();
        int market = open.lastMarket == 0 ? 1 : open.lastMarket;
        draws.payDebt(account);
        BigDecimal free = stakes.free(account);
        if (free.signum() < 0) {
            if (!ReferenceAccounts.at(state.accounts, account).frozenPlaces.isEmpty()) {
                return false;
            }
            fund.pay(account, market, fund.lack(account, free.negate()).min(fund.available(market)));
            fund.buyCollateral(account);
        } else if (open.taken) {
            fund.pay(account, market, free.negate());
        }
        return stakes.free(account).signum() >= 0;
    }

    private void step(
            long account,
            Case open,
            ReferenceAccounts.Place place,
            ReferenceAccounts.Position position,
            BigDecimal equity,
            BigDecimal maintenance) {
        LiquidationStage stage = stage(open, place, position, equity, maintenance);
        long orderMillis = open.orders.getOrDefault(place, -1_000_000L);
        long partMillis = open.parts.getOrDefault(place, -1_000_000L);
        boolean early = switch (stage) {
            case BACKSTOP, DELEVERAGE -> now - open.takes.getOrDefault(place, -1_000_000L) < 1_000;
            case BOOK -> now - orderMillis < 1_000;
            case PART -> now - orderMillis < 1_000 || now - partMillis < 30_000;
        };
        if (early) {
            return;
        }
        long ticks = bankruptcyTicks(position, equity, maintenance);
        long lots = Math.abs(ReferenceDangers.lots(position));
        if (stage == LiquidationStage.BACKSTOP) {
            open.takes.put(place, now);
            open.taken = true;
            takeOver(account, open, place, lots, ticks, equity, maintenance);
            return;
        }
        open.orders.put(place, now);
        if (stage == LiquidationStage.PART) {
            open.parts.put(place, now);
        }
        long part = stage == LiquidationStage.PART ? (lots + 4) / 5 : lots;
        order(account, open, place, position, stage, part, ticks, equity, maintenance);
    }

    private LiquidationStage stage(
            Case open,
            ReferenceAccounts.Place place,
            ReferenceAccounts.Position position,
            BigDecimal equity,
            BigDecimal maintenance) {
        if (position.market.spec.liquidation() == LiquidationProfile.TIERED) {
            if (below(equity, maintenance, 67, 100)) {
                return LiquidationStage.BACKSTOP;
            }
            return below(equity, maintenance, 80, 100) ? LiquidationStage.PART : LiquidationStage.BOOK;
        }
        if (below(equity, maintenance, 2, 3)) {
            return LiquidationStage.BACKSTOP;
        }
        boolean large = position.notional().compareTo(BigDecimal.valueOf(100_000)) > 0;
        boolean cooling = now - open.parts.getOrDefault(place, -1_000_000L) < 30_000;
        return large && !cooling ? LiquidationStage.PART : LiquidationStage.BOOK;
    }

    private static long bankruptcyTicks(
            ReferenceAccounts.Position position, BigDecimal equity, BigDecimal maintenance) {
        BigDecimal share = equity.multiply(ReferenceStakes.maintenance(position))
                .divide(maintenance, Decimals.UNIT_SCALE, RoundingMode.FLOOR);
        boolean isLong = position.size.signum() > 0;
        BigDecimal value = isLong
                ? position.notional().subtract(share)
                : position.notional().add(share);
        long ticks = value.divide(
                        position.size.abs().multiply(position.market.price(1)),
                        0,
                        isLong ? RoundingMode.CEILING : RoundingMode.FLOOR)
                .longValueExact();
        var limits = position.market.spec.limits();
        return Math.clamp(ticks, limits.priceTicksMin(), limits.priceTicksMax());
    }

    private void stageEntered(
            long account,
            ReferenceAccounts.Place place,
            LiquidationStage stage,
            long orderId,
            long lots,
            long ticks,
            BigDecimal equity,
            BigDecimal maintenance) {
        say(
                Destination.ASSET,
                new LiquidationFact.StageEntered(
                        account,
                        place.market(),
                        place.side(),
                        stage,
                        orderId,
                        lots,
                        ticks,
                        ReferenceAccounts.units(equity),
                        ReferenceAccounts.units(maintenance)));
    }

    private void order(
            long account,
            Case open,
            ReferenceAccounts.Place place,
            ReferenceAccounts.Position position,
            LiquidationStage stage,
            long lots,
            long bankruptTicks,
            BigDecimal equity,
            BigDecimal maintenance) {
        var market = position.market;
        Side side = position.size.signum() > 0 ? Side.SELL : Side.BUY;
        long band = ReferencePrices.ofMark(market, side, ReferencePrices.band(market, side));
        long limit = side == Side.SELL ? Math.max(band, bankruptTicks) : Math.min(band, bankruptTicks);
        long orderId = desk.nextId();
        OrderDetails details = new OrderDetails(
                request(open, place.market()),
                orderId,
                account,
                place.market(),
                side,
                place.side(),
                OrderType.LIMIT,
                TimeInForce.IOC,
                limit,
                Math.min(lots, market.spec.limits().sizeLotsMax()),
                true,
                SelfTradePrevention.NONE,
                0,
                Route.BOOK,
                "autoclose-" + orderId,
                OrderTerms.PLAIN,
                ReferenceAccounts.at(state.accounts, account).tradeGroup,
                OrderOrigin.LIQUIDATION,
                0);
        state.orders.add(new ReferenceAccounts.Order(details, market, limit));
        stageEntered(account, place, stage, orderId, details.sizeLots(), bankruptTicks, equity, maintenance);
        say(Destination.ORDER, new BookCommand.Place(details));
    }

    private void takeOver(
            long account,
            Case open,
            ReferenceAccounts.Place place,
            long lots,
            long ticks,
            BigDecimal equity,
            BigDecimal maintenance) {
        BigDecimal lack = equity.negate().max(BigDecimal.ZERO);
        boolean covered = lack.compareTo(fund.available(place.market()).add(fundLoss(place.market()))) <= 0;
        if (!covered) {
            BookCommand.Deleverage command = new BookCommand.Deleverage(
                    request(open, place.market()),
                    account,
                    place.market(),
                    place.side(),
                    lots,
                    ticks,
                    ranks.against(account, place, lots));
            stageEntered(account, place, LiquidationStage.DELEVERAGE, 0, lots, ticks, equity, maintenance);
            say(Destination.ORDER, command);
            return;
        }
        state.accounts.computeIfAbsent(ReferenceFund.ACCOUNT, _ -> new ReferenceAccounts.Account());
        stageEntered(account, place, LiquidationStage.BACKSTOP, 0, lots, ticks, equity, maintenance);
        say(
                Destination.ORDER,
                new BookCommand.TakeOver(
                        request(open, place.market()),
                        account,
                        place.market(),
                        place.side(),
                        ReferenceFund.ACCOUNT,
                        lots,
                        ticks));
    }

    private BigDecimal fundLoss(int market) {
        BigDecimal loss = BigDecimal.ZERO;
        if (state.accounts.containsKey(ReferenceFund.ACCOUNT)) {
            for (var each : stakes.of(Scope.cross(ReferenceFund.ACCOUNT)).entrySet()) {
                if (each.getKey().market() == market) {
                    loss = loss.add(each.getValue().unrealized().min(BigDecimal.ZERO));
                }
            }
        }
        return loss;
    }

    private void coverFund() {
        if (!state.accounts.containsKey(ReferenceFund.ACCOUNT)) {
            return;
        }
        BigDecimal shared = fund.shared().max(BigDecimal.ZERO);
        for (var each : stakes.of(Scope.cross(ReferenceFund.ACCOUNT)).entrySet()) {
            int market = each.getKey().market();
            var position = each.getValue();
            BigDecimal own = fund.pool(market).add(position.unrealized());
            if (own.add(shared).signum() >= 0) {
                shared = shared.add(own.min(BigDecimal.ZERO));
            } else if (!ofFund.containsKey(market)) {
                BigDecimal equity = own.add(shared);
                shared = BigDecimal.ZERO;
                long ticks = bankruptcyTicks(position, equity, ReferenceStakes.maintenance(position));
                long lots = Math.abs(ReferenceDangers.lots(position));
                BookCommand.Deleverage command = new BookCommand.Deleverage(
                        new RequestId(OWN, ++serial),
                        ReferenceFund.ACCOUNT,
                        market,
                        each.getKey().side(),
                        lots,
                        ticks,
                        ranks.against(ReferenceFund.ACCOUNT, each.getKey(), lots));
                ofFund.put(market, command.request().low());
                stageEntered(
                        ReferenceFund.ACCOUNT,
                        each.getKey(),
                        LiquidationStage.DELEVERAGE,
                        0,
                        lots,
                        ticks,
                        equity,
                        ReferenceStakes.maintenance(position));
                say(Destination.ORDER, command);
            }
        }
    }
}
