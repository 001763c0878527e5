package org.perpex.risk.engine;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.OrderDetails;
import org.perpex.common.core.Asset;
import org.perpex.common.core.Decimals;
import org.perpex.common.core.LeverageBracket;
import org.perpex.common.core.MarginMode;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.OrderType;
import org.perpex.common.core.PositionMode;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.Side;

/**
 * Accounts as the concept page has them, in decimals and from scratch: every figure is computed from the list of orders
 * and the history of a position, nothing is kept as a running total. Money in whole units of account, not in 1e-8.
 */
final class ReferenceAccounts {

    static final class Market {
        MarketSpec spec;

        @Nullable
        BigDecimal mark;

        Market(MarketSpec spec) {
            this.spec = spec;
        }

        BigDecimal price(long ticks) {
            return BigDecimal.valueOf(ticks)
                    .multiply(BigDecimal.valueOf(
                            spec.units().tickSize(), spec.units().priceScale()));
        }

        BigDecimal size(long lots) {
            return BigDecimal.valueOf(lots)
                    .multiply(BigDecimal.valueOf(
                            spec.units().lotSize(), spec.units().sizeScale()));
        }

        BigDecimal markPrice() {
            return mark == null ? BigDecimal.ZERO : mark;
        }
    }

    /** What all positions of an account in a market share. */
    static final class Settings {
        int leverage;
        MarginMode mode = MarginMode.CROSS;
        boolean autoAdd;

        Settings(Market market) {
            leverage = Math.min(20, market.spec.leverageMax());
        }
    }

    /** Which position of an account. */
    record Place(int market, PositionSide side) implements Comparable<Place> {

        static Place of(OrderDetails order) {
            return new Place(order.market(), order.positionSide());
        }

        @Override
        public int compareTo(Place other) {
            return market != other.market ? market - other.market : side.compareTo(other.side);
        }
    }

    static final class Position {
        final Market market;
        final Settings settings;
        BigDecimal size = BigDecimal.ZERO;
        BigDecimal entryValue = BigDecimal.ZERO;

        /** What was set aside for it. */
        BigDecimal isolated = BigDecimal.ZERO;

        /** What each fill since the opening one realised, and its fee. */
        final List<BigDecimal> realized = new ArrayList<>();

        final List<BigDecimal> fees = new ArrayList<>();

        Position(Market market, Settings settings) {
            this.market = market;
            this.settings = settings;
        }

        static BigDecimal sum(List<BigDecimal> amounts) {
            return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        /** What its owner was told of its place in the order of deleveraging. */
        int quantile;

        BigDecimal breakEvenValue() {
            return size.signum() == 0
                    ? BigDecimal.ZERO
                    : entryValue.add(sum(fees)).subtract(sum(realized));
        }

        BigDecimal unrealized() {
            return size.multiply(market.markPrice()).subtract(entryValue);
        }

        BigDecimal notional() {
            return size.abs().multiply(market.markPrice());
        }

        BigDecimal margin() {
            return up(notional(), settings.leverage);
        }

        boolean isIsolated() {
            return settings.mode == MarginMode.ISOLATED;
        }

        /** What nothing else can use. */
        BigDecimal held() {
            return isIsolated() ? isolated : margin();
        }

        /** What closing at the mark gives back, profit left out. */
        BigDecimal freed() {
            BigDecimal loss = unrealized().min(BigDecimal.ZERO);
            return isIsolated() ? isolated.add(loss).max(BigDecimal.ZERO) : margin();
        }
    }

    /** An order that the book has, or will have. */
    static final class Order {
        final OrderDetails details;
        final Market market;
        final BigDecimal limit;
        final BigDecimal loss;

        /** The mark price of the request. */
        final BigDecimal mark;

        final long bookTicks;
        long filledLots;
        BigDecimal quote = BigDecimal.ZERO;

        Order(OrderDetails details, Market market, long bookTicks) {
            this(details, market, bookTicks, market.markPrice());
        }

        private Order(OrderDetails details, Market market, long bookTicks, BigDecimal mark) {
            this.details = details;
            this.market = market;
            this.bookTicks = bookTicks;
            this.mark = mark;
            limit = market.price(bookTicks);
            BigDecimal worse = limit.subtract(mark)
                    .multiply(BigDecimal.valueOf(details.side().sign()));
            loss = worse.max(BigDecimal.ZERO);
        }

        /** The order as amendments on their way would have it, oldest first. */
        final List<Order> wishes = new ArrayList<>();

        private BigDecimal largest(Function<Order, BigDecimal> perSize) {
            BigDecimal largest = BigDecimal.ZERO;
            for (Order each : all()) {
                BigDecimal left = market.size(Math.max(0, each.details.sizeLots() - filledLots));
                largest = largest.max(left.multiply(perSize.apply(each)));
            }
            return largest;
        }

        private List<Order> all() {
            List<Order> all = new ArrayList<>(wishes);
            all.add(this);
            return all;
        }

        BigDecimal left() {
            return largest(_ -> BigDecimal.ONE);
        }

        BigDecimal notional() {
            return largest(each -> each.limit);
        }

        BigDecimal openLoss() {
            return largest(each -> each.loss);
        }

        /** The same order with one more amendment on its way. */
        Order wishing(Order wish) {
            Order copy = new Order(this, details, bookTicks, mark);
            copy.wishes.add(wish);
            return copy;
        }

        /** The same order at the price that the book gave it. */
        Order at(long ticks) {
            boolean limited = details.type() == OrderType.LIMIT;
            return new Order(this, limited ? details.withPriceTicks(ticks) : details, ticks, mark);
        }

        /** The same order as its oldest amendment would have it, at the price that the book gave it. */
        Order granted(long ticks) {
            Order wish = wishes.getFirst();
            Order copy = new Order(this, wish.details.withPriceTicks(ticks), ticks, wish.mark);
            copy.wishes.removeFirst();
            return copy;
        }

        /** The same order without its oldest amendment. */
        Order refused() {
            Order copy = new Order(this, details, bookTicks, mark);
            copy.wishes.removeFirst();
            return copy;
        }

        private Order(Order from, OrderDetails details, long bookTicks, BigDecimal mark) {
            this(details, from.market, bookTicks, mark);
            this.filledLots = from.filledLots;
            this.quote = from.quote;
            this.wishes.addAll(from.wishes);
        }
    }

    static final class Account {
        /** In USDT. */
        BigDecimal wallet = BigDecimal.ZERO;

        boolean heldUsdt;

        void addUsdt(BigDecimal amount) {
            wallet = wallet.add(amount);
            heldUsdt = true;
        }

        final Map<Asset, BigDecimal> others = new TreeMap<>();
        boolean multiAssets;
        boolean frozen;

        /** Isolated positions in liquidation. */
        final Set<Place> frozenPlaces = new TreeSet<>();

        boolean isFrozen(int market) {
            return frozen || frozenPlaces.stream().anyMatch(each -> each.market == market);
        }

        long tradeGroup;
        long tradeGroupVersion;
        PositionMode mode = PositionMode.ONE_WAY;
        final Map<Integer, Settings> settings = new TreeMap<>();
        final Map<Place, Position> positions = new TreeMap<>();
    }

    final Map<Long, Account> accounts = new TreeMap<>();
    final Map<Integer, Market> markets = new HashMap<>();
    final List<Order> orders = new ArrayList<>();
    final ReferenceCollateral collateral = new ReferenceCollateral();

    static BigDecimal money(long units) {
        return BigDecimal.valueOf(units, Decimals.UNIT_SCALE);
    }

    static long units(BigDecimal money) {
        return money.movePointRight(Decimals.UNIT_SCALE).longValueExact();
    }

    static BigDecimal up(BigDecimal money, int divisor) {
        return money.divide(BigDecimal.valueOf(divisor), Decimals.UNIT_SCALE, RoundingMode.CEILING);
    }

    Position position(long account, Place place) {
        Account owner = at(accounts, account);
        Position position = owner.positions.get(place);
        return position != null ? position : new Position(at(markets, place.market), settings(owner, place.market));
    }

    private Settings settings(Account owner, int market) {
        Settings known = owner.settings.get(market);
        return known != null ? known : new Settings(at(markets, market));
    }

    /** The position, kept from now on. */
    Position ownPosition(long account, Place place) {
        ownSettings(account, place.market);
        Position position = position(account, place);
        at(accounts, account).positions.put(place, position);
        return position;
    }

    /** What the account chose for a market, kept from now on. */
    Settings ownSettings(long account, int market) {
        Account owner = at(accounts, account);
        Settings settings = settings(owner, market);
        owner.settings.put(market, settings);
        return settings;
    }

    /** The positions in a market, each once something happened to it. */
    List<Map.Entry<Place, Position>> positions(long account, int market) {
        return at(accounts, account).positions.entrySet().stream()
                .filter(each -> each.getKey().market == market)
                .toList();
    }

    static <K, V> V at(Map<K, V> map, K key) {
        V value = map.get(key);
        if (value == null) {
            throw new AssertionError("unknown: " + key);
        }
        return value;
    }

    List<Order> openOrders(long account, int market) {
        return orders.stream()
                .filter(order -> order.details.account() == account && order.details.market() == market)
                .toList();
    }

    List<Order> openOrders(long account, Place place) {
        return openOrders(account, place.market).stream()
                .filter(order -> order.details.positionSide() == place.side)
                .toList();
    }

    /** What a side of orders amounts to beyond the position that it closes: cost at leverage, or plain notional. */
    private static BigDecimal excess(Position position, List<Order> open, Side side, boolean asCost) {
        BigDecimal lots = BigDecimal.ZERO;
        BigDecimal notional = BigDecimal.ZERO;
        BigDecimal loss = BigDecimal.ZERO;
        BigDecimal closable = position.size.signum() == -side.sign() ? position.size.abs() : BigDecimal.ZERO;
        for (Order order : open) {
            if (order.details.side() != side) {
                continue;
            }
            if (order.details.reduceOnly()) {
                closable = closable.subtract(order.left());
            } else {
                lots = lots.add(order.left());
                notional = notional.add(order.notional());
                loss = loss.add(order.openLoss());
            }
        }
        BigDecimal excess = lots.subtract(closable.max(BigDecimal.ZERO)).max(BigDecimal.ZERO);
        if (excess.signum() == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal part = notional.multiply(excess).divide(lots, Decimals.UNIT_SCALE, RoundingMode.CEILING);
        BigDecimal lossPart = loss.multiply(excess).divide(lots, Decimals.UNIT_SCALE, RoundingMode.CEILING);
        return asCost ? up(part, position.settings.leverage).add(lossPart) : part;
    }

    static BigDecimal orderMargin(Position position, List<Order> open) {
        BigDecimal buys = excess(position, open, Side.BUY, true);
        BigDecimal sells = excess(position, open, Side.SELL, true);
        return switch (position.size.signum()) {
            case 1 -> buys.max(sells.subtract(position.freed()));
            case -1 -> sells.max(buys.subtract(position.freed()));
            default -> buys.max(sells);
        };
    }

    static BigDecimal worstNotional(Position position, List<Order> open) {
        BigDecimal buys = excess(position, open, Side.BUY, false);
        BigDecimal sells = excess(position, open, Side.SELL, false);
        return switch (position.size.signum()) {
            case 1 -> buys.add(position.notional()).max(sells);
            case -1 -> sells.add(position.notional()).max(buys);
            default -> buys.max(sells);
        };
    }

    BigDecimal available(long account) {
        return free(account).add(unrealized(account)).add(othersValue(account));
    }

    /** Of the other assets, as far as they are collateral. */
    BigDecimal othersValue(long account) {
        Account owner = at(accounts, account);
        BigDecimal value = BigDecimal.ZERO;
        for (Map.Entry<Asset, BigDecimal> each : owner.others.entrySet()) {
            value = value.add(owner.multiAssets ? collateral.value(each.getKey(), each.getValue()) : BigDecimal.ZERO);
        }
        return value;
    }

    /** Whether the account could do without the other assets. */
    boolean standsAlone(long account) {
        return at(accounts, account).wallet.signum() >= 0
                && free(account).add(unrealized(account)).signum() >= 0;
    }

    BigDecimal withdrawable(long account) {
        Account owner = at(accounts, account);
        BigDecimal free = freeValue(account);
        return (owner.multiAssets ? free.min(owner.wallet) : free).max(BigDecimal.ZERO);
    }

    private BigDecimal freeValue(long account) {
        return free(account).add(unrealized(account).min(BigDecimal.ZERO)).add(othersValue(account));
    }

    BigDecimal withdrawable(long account, Asset other) {
        Account owner = at(accounts, account);
        BigDecimal held = owner.others.getOrDefault(other, BigDecimal.ZERO);
        BigDecimal free = freeValue(account);
        if (!owner.multiAssets || free.signum() < 0) {
            return owner.multiAssets ? BigDecimal.ZERO : held;
        }
        return collateral.value(other, held).compareTo(free) <= 0
                ? held
                : held.subtract(collateral.counted(other, held))
                        .add(free.divide(collateral.price(other), Decimals.UNIT_SCALE, RoundingMode.FLOOR));
    }

    private BigDecimal free(long account) {
        BigDecimal free = at(accounts, account).wallet;
        for (Map.Entry<Place, Position> each : at(accounts, account).positions.entrySet()) {
            free = free.subtract(each.getValue().held())
                    .subtract(orderMargin(each.getValue(), openOrders(account, each.getKey())));
        }
        return free;
    }

    private BigDecimal unrealized(long account) {
        return at(accounts, account).positions.values().stream()
                .filter(position -> !position.isIsolated())
                .map(Position::unrealized)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The largest notional that a leverage allows. */
    static BigDecimal cap(MarketSpec spec, int leverage) {
        BigDecimal cap = BigDecimal.ZERO;
        for (LeverageBracket bracket : spec.brackets()) {
            if (bracket.leverageMax() >= leverage) {
                cap = money(bracket.capUnits());
            }
        }
        return cap;
    }

    /** Applies a fill to a position and returns what it realises. */
    static BigDecimal fill(Position position, Side side, BigDecimal price, BigDecimal size, BigDecimal fee) {
        BigDecimal sign = BigDecimal.valueOf(side.sign());
        if (position.size.signum() * side.sign() >= 0) {
            if (position.size.signum() == 0) {
                position.realized.clear();
                position.fees.clear();
            }
            position.fees.add(fee);
            position.quantile = position.size.signum() == 0 ? 0 : position.quantile;
            if (position.isIsolated()) {
                position.isolated = position.isolated.add(up(size.multiply(price), position.settings.leverage));
            }
            position.size = position.size.add(sign.multiply(size));
            position.entryValue = position.entryValue.add(sign.multiply(size).multiply(price));
            return BigDecimal.ZERO;
        }
        if (size.compareTo(position.size.abs()) > 0) {
            BigDecimal rest = size.subtract(position.size.abs());
            BigDecimal restFee = fee.multiply(rest).divide(size, Decimals.UNIT_SCALE, RoundingMode.CEILING);
            BigDecimal realized = fill(position, side, price, position.size.abs(), fee.subtract(restFee));
            return realized.add(fill(position, side, price, rest, restFee));
        }
        BigDecimal proceeds = sign.negate().multiply(size).multiply(price);
        BigDecimal part = position.entryValue
                .multiply(size)
                .divide(position.size.abs(), Decimals.UNIT_SCALE, RoundingMode.CEILING);
        BigDecimal freed =
                position.isolated.multiply(size).divide(position.size.abs(), Decimals.UNIT_SCALE, RoundingMode.FLOOR);
        BigDecimal lacking = freed.add(proceeds.subtract(part)).negate().max(BigDecimal.ZERO);
        position.isolated = position.isolated.subtract(freed);
        position.isolated = position.isolated.subtract(lacking.min(position.isolated.max(BigDecimal.ZERO)));
        position.size = position.size.add(sign.multiply(size));
        position.entryValue = position.entryValue.subtract(part);
        position.fees.add(fee);
        position.realized.add(proceeds.subtract(part));
        return proceeds.subtract(part);
    }
}
