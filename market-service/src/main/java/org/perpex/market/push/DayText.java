package org.perpex.market.push;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.perpex.market.candle.Candle;
import org.perpex.market.candle.DayWindow.Day;
import org.perpex.market.specification.Listing;

/** The figures of a market's last 24 hours, as texts. */
public record DayText(String change, String changePercent, String average, String last, String lastSize, Sums sums) {

    /** What is summed or compared over the day. */
    public record Sums(String open, String high, String low, String volume, String turnover) {}

    private static final int PERCENT_SCALE = 3;

    public static DayText of(Listing listing, Day day) {
        Candle total = day.total();
        long changeTicks = total.closeTicks() - total.openTicks();
        return new DayText(
                listing.price(changeTicks),
                percent(changeTicks, total.openTicks()),
                average(listing, total),
                listing.price(total.closeTicks()),
                listing.size(day.lastLots()),
                new Sums(
                        listing.price(total.openTicks()),
                        listing.price(total.highTicks()),
                        listing.price(total.lowTicks()),
                        listing.size(total.lots()),
                        listing.turnover(total.tickLots())));
    }

    private static String percent(long change, long whole) {
        return BigDecimal.valueOf(change)
                .movePointRight(2)
                .divide(BigDecimal.valueOf(Math.max(1, whole)), PERCENT_SCALE, RoundingMode.HALF_EVEN)
                .toPlainString();
    }

    private static String average(Listing listing, Candle total) {
        if (total.lots() == 0) {
            return listing.price(total.closeTicks());
        }
        int scale = listing.spec().units().priceScale();
        return BigDecimal.valueOf(total.tickLots())
                .multiply(BigDecimal.valueOf(listing.spec().units().tickSize(), scale))
                .divide(BigDecimal.valueOf(total.lots()), scale, RoundingMode.HALF_EVEN)
                .toPlainString();
    }
}
