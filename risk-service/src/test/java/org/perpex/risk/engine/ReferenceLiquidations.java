package org.perpex.risk.engine;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.perpex.common.contract.BookCommand;
import org.perpex.common.contract.Counterparty;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.Endangered;
import org.perpex.common.contract.LiquidationFact;
import org.perpex.common.contract.Message;
import org.perpex.common.contract.OrderDetails;
import org.perpex.common.contract.OrderTerms;
import org.perpex.common.core.CloseReason;
import org.perpex.common.core.Decimals;
import org.perpex.common.core.LeverageBracket;
import org.perpex.common.core.LiquidationProfile;
import org.perpex.common.core.LiquidationStage;
import org.perpex.common.core.MarginMode;
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

    /** What is known of an account in liquidation. */
    private static final class Case {
        int unanswered;
        int lastMarket;
        boolean taken;
        final Map<ReferenceAccounts.Place, Long> orders = new TreeMap<>();
        final Map<ReferenceAccounts.Place, Long> parts = new TreeMap<>();
        final Map<ReferenceAccounts.Place, Long> takes = new TreeMap<>();
    }

    private final ReferenceAccounts state;
    private final ReferenceDesk desk;
    private final ReferenceFund fund;
    private final LongConsumer endOfTriggers;
    private final List<Floor.Said> said;
    private final TreeMap<Long, Case> cases = new TreeMap<>();
    private final Set<Long> called = new HashSet<>();
    private final Map<Integer, Long> ofFund = new TreeMap<>();
    private long serial;
    private long now;

    ReferenceLiquidations(
            ReferenceAccounts state,
            ReferenceDesk desk,
            ReferenceFund fund,
            LongConsumer endOfTriggers,
            List<Floor.Said> said) {
        this.state = state;
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

    /** In cross margin. */
    private Map<ReferenceAccounts.Place, ReferenceAccounts.Position> positions(long account) {
        Map<ReferenceAccounts.Place, ReferenceAccounts.Position> cross = all(account);
        cross.values().removeIf(ReferenceAccounts.Position::isIsolated);
        return cross;
    }

    private Map<ReferenceAccounts.Place, ReferenceAccounts.Position> all(long account) {
        Map<ReferenceAccounts.Place, ReferenceAccounts.Position> open = new TreeMap<>();
        ReferenceAccounts.at(state.accounts, account).positions.forEach((place, position) -> {
            if (position.size.signum() != 0) {
                open.put(place, position);
            }
        });
        return open;
    }

    BigDecimal equity(long account) {
        BigDecimal equity = free(account);
        for (var position : positions(account).values()) {
            equity = equity.add(position.unrealized());
        }
        return equity;
    }

    /** The wallet less what is set aside for isolated positions. */
    private BigDecimal free(long account) {
        return all(account).values().stream()
                .map(each -> each.isolated.negate())
                .reduce(ReferenceAccounts.at(state.accounts, account).wallet, BigDecimal::add);
    }

    static BigDecimal maintenance(ReferenceAccounts.Position position) {
        BigDecimal notional = position.notional();
        LeverageBracket found = position.market.spec.brackets().getFirst();
        for (LeverageBracket bracket : position.market.spec.brackets()) {
            if (notional.compareTo(ReferenceAccounts.money(bracket.floorUnits())) > 0) {
                found = bracket;
            }
        }
        return notional.multiply(BigDecimal.valueOf(found.maintenancePpm(), 6))
                .setScale(Decimals.UNIT_SCALE, RoundingMode.CEILING)
                .subtract(ReferenceAccounts.money(found.deductionUnits()));
    }

    private BigDecimal maintenance(long account) {
        return positions(account).values().stream()
                .map(ReferenceLiquidations::maintenance)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
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
        if (cases.containsKey(account)) {
            goOn(account);
        }
        if (cases.containsKey(account)) {
            return;
        }
        boolean isolatedAlone = positions(account).isEmpty() && !all(account).isEmpty();
        if (isolatedAlone || ReferenceAccounts.at(state.accounts, account).multiAssets) {
            return;
        }
        BigDecimal equity = equity(account);
        BigDecimal maintenance = maintenance(account);
        if (equity.compareTo(maintenance) < 0) {
            begin(account, equity, maintenance);
        } else if (!positions(account).isEmpty()) {
            if (!below(equity, maintenance, 3, 2)) {
                called.remove(account);
            } else if (below(equity, maintenance, 5, 4) && called.add(account)) {
                say(
                        Destination.ASSET,
                        new LiquidationFact.MarginCalled(
                                account,
                                ReferenceAccounts.units(equity),
                                ReferenceAccounts.units(maintenance),
                                positions(account).entrySet().stream()
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
                MarginMode.CROSS,
                ReferenceDangers.lots(position),
                ReferenceDesk.markTicks(position.market),
                0,
                ReferenceAccounts.units(position.unrealized()),
                ReferenceAccounts.units(maintenance(position)));
    }

    private void begin(long account, BigDecimal equity, BigDecimal maintenance) {
        Case opened = new Case();
        cases.put(account, opened);
        ReferenceAccounts.at(state.accounts, account).frozen = true;
        say(
                Destination.ASSET,
                new LiquidationFact.Frozen(
                        account, 0, ReferenceAccounts.units(equity), ReferenceAccounts.units(maintenance)));
        endOfTriggers.accept(account);
        state.orders.stream()
                .filter(each -> each.details.account() == account)
                .map(each -> each.details.market())
                .sorted()
                .distinct()
                .forEach(market -> {
                    opened.unanswered++;
                    opened.lastMarket = market;
                    say(
                            Destination.ORDER,
                            new BookCommand.CancelAll(request(), account, market, CloseReason.LIQUIDATION));
                });
        goOn(account);
    }

    private RequestId request() {
        return new RequestId(OWN, ++serial);
    }

    void answered(RequestId request, long account) {
        if (request.high() != OWN) {
            return;
        }
        Case open = cases.get(account);
        if (open == null) {
            ofFund.values().remove(request.low());
        } else {
            open.unanswered--;
            goOn(account);
        }
    }

    private void goOn(long account) {
        Case open = ReferenceAccounts.at(cases, account);
        if (open.unanswered > 0) {
            return;
        }
        var owner = ReferenceAccounts.at(state.accounts, account);
        BigDecimal equity = equity(account);
        BigDecimal maintenance = maintenance(account);
        boolean none = positions(account).isEmpty();
        if (none) {
            int market = open.lastMarket == 0 ? 1 : open.lastMarket;
            if (owner.wallet.signum() < 0) {
                fund.pay(account, market, owner.wallet.negate().min(fund.available(market)));
            } else if (open.taken) {
                fund.pay(account, market, free(account).max(BigDecimal.ZERO).negate());
            }
            if (owner.wallet.signum() < 0) {
                return;
            }
        }
        if (none || equity.compareTo(maintenance) >= 0) {
            cases.remove(account);
            owner.frozen = false;
            say(
                    Destination.ASSET,
                    new LiquidationFact.Released(
                            account,
                            0,
                            ReferenceAccounts.units(equity(account)),
                            ReferenceAccounts.units(maintenance)));
            return;
        }
        positions(account).forEach((place, position) -> step(account, open, place, position, equity, maintenance));
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
        open.unanswered++;
        open.lastMarket = place.market();
        long ticks = bankruptcyTicks(position, equity, maintenance);
        long lots = Math.abs(ReferenceDangers.lots(position));
        if (stage == LiquidationStage.BACKSTOP) {
            open.takes.put(place, now);
            open.taken = true;
            takeOver(account, place, lots, ticks, equity, maintenance);
            return;
        }
        open.orders.put(place, now);
        if (stage == LiquidationStage.PART) {
            open.parts.put(place, now);
        }
        long part = stage == LiquidationStage.PART ? (lots + 4) / 5 : lots;
        order(account, place, position, stage, part, ticks, equity, maintenance);
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
        BigDecimal share =
                equity.multiply(maintenance(position)).divide(maintenance, Decimals.UNIT_SCALE, RoundingMode.FLOOR);
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
            ReferenceAccounts.Place place,
            ReferenceAccounts.Position position,
            LiquidationStage stage,
            long lots,
            long bankruptTicks,
            BigDecimal equity,
            BigDecimal maintenance) {
        var market = position.market;
        Side side = position.size.signum() > 0 ? Side.SELL : Side.BUY;
        long band = ReferenceDesk.ofMark(market, side, ReferenceDesk.band(market, side));
        long limit = side == Side.SELL ? Math.max(band, bankruptTicks) : Math.min(band, bankruptTicks);
        long orderId = desk.nextOrderId();
        OrderDetails details = new OrderDetails(
                request(),
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
            ReferenceAccounts.Place place,
            long lots,
            long ticks,
            BigDecimal equity,
            BigDecimal maintenance) {
        BigDecimal lack = equity.negate().max(BigDecimal.ZERO);
        boolean covered = lack.compareTo(fund.available(place.market()).add(fundLoss(place.market()))) <= 0;
        if (!covered) {
            stageEntered(account, place, LiquidationStage.DELEVERAGE, 0, lots, ticks, equity, maintenance);
            say(Destination.ORDER, deleverage(account, place, lots, ticks));
            return;
        }
        state.accounts.computeIfAbsent(ReferenceFund.ACCOUNT, _ -> new ReferenceAccounts.Account());
        stageEntered(account, place, LiquidationStage.BACKSTOP, 0, lots, ticks, equity, maintenance);
        say(
                Destination.ORDER,
                new BookCommand.TakeOver(
                        request(), account, place.market(), place.side(), ReferenceFund.ACCOUNT, lots, ticks));
    }

    private BigDecimal fundLoss(int market) {
        BigDecimal loss = BigDecimal.ZERO;
        if (state.accounts.containsKey(ReferenceFund.ACCOUNT)) {
            for (var each : positions(ReferenceFund.ACCOUNT).entrySet()) {
                if (each.getKey().market() == market) {
                    loss = loss.add(each.getValue().unrealized().min(BigDecimal.ZERO));
                }
            }
        }
        return loss;
    }

    /** A candidate with its score: profit ratio times leverage, or by it where there is no profit. */
    private record Candidate(Counterparty who, BigDecimal score) {}

    private BookCommand.Deleverage deleverage(long account, ReferenceAccounts.Place place, long lots, long ticks) {
        int sign = ReferenceAccounts.at(ReferenceAccounts.at(state.accounts, account).positions, place)
                .size
                .signum();
        List<Candidate> candidates = new ArrayList<>();
        for (long other : state.accounts.keySet()) {
            all(other).forEach((held, position) -> {
                if (other != account && held.market() == place.market() && position.size.signum() == -sign) {
                    long own = Math.abs(ReferenceDangers.lots(position));
                    BigDecimal behind =
                            position.isIsolated() ? position.isolated.add(position.unrealized()) : equity(other);
                    candidates.add(new Candidate(new Counterparty(other, held.side(), own), score(position, behind)));
                }
            });
        }
        candidates.sort(Comparator.comparing(Candidate::score).reversed().thenComparing(each -> each.who.account()));
        List<Counterparty> picked = new ArrayList<>();
        long left = lots;
        for (Candidate each : candidates) {
            long part = Math.min(left, each.who.lots());
            if (part > 0) {
                picked.add(new Counterparty(each.who.account(), each.who.positionSide(), part));
                left -= part;
            }
        }
        return new BookCommand.Deleverage(request(), account, place.market(), place.side(), lots, ticks, picked);
    }

    private static BigDecimal score(ReferenceAccounts.Position position, BigDecimal equity) {
        BigDecimal profit = ppm(position.unrealized(), position.entryValue.abs());
        BigDecimal leverage = equity.signum() <= 0 ? BigDecimal.valueOf(1_000_000) : ppm(position.notional(), equity);
        return profit.signum() > 0 ? profit.multiply(leverage) : profit.divide(leverage, 40, RoundingMode.HALF_EVEN);
    }

    private static BigDecimal ppm(BigDecimal part, BigDecimal of) {
        return part.divide(of, 6, RoundingMode.FLOOR).min(BigDecimal.valueOf(1_000_000));
    }

    private void coverFund() {
        if (!state.accounts.containsKey(ReferenceFund.ACCOUNT)) {
            return;
        }
        BigDecimal shared = fund.shared().max(BigDecimal.ZERO);
        for (var each : positions(ReferenceFund.ACCOUNT).entrySet()) {
            int market = each.getKey().market();
            var position = each.getValue();
            BigDecimal own = fund.pool(market).add(position.unrealized());
            if (own.add(shared).signum() >= 0) {
                shared = shared.add(own.min(BigDecimal.ZERO));
            } else if (!ofFund.containsKey(market)) {
                BigDecimal equity = own.add(shared);
                shared = BigDecimal.ZERO;
                long ticks = bankruptcyTicks(position, equity, maintenance(position));
                long lots = Math.abs(ReferenceDangers.lots(position));
                BookCommand.Deleverage command = deleverage(ReferenceFund.ACCOUNT, each.getKey(), lots, ticks);
                ofFund.put(market, command.request().low());
                stageEntered(
                        ReferenceFund.ACCOUNT,
                        each.getKey(),
                        LiquidationStage.DELEVERAGE,
                        0,
                        lots,
                        ticks,
                        equity,
                        maintenance(position));
                say(Destination.ORDER, command);
            }
        }
    }
}
