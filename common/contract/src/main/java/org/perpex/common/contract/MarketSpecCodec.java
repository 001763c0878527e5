package org.perpex.common.contract;

import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.perpex.common.contract.sbe.MarketListMarketDecoder;
import org.perpex.common.contract.sbe.MarketListMarketEncoder;
import org.perpex.common.contract.sbe.MarketSetPricesDecoder;
import org.perpex.common.contract.sbe.MarketSetPricesEncoder;
import org.perpex.common.contract.sbe.MessageHeaderDecoder;
import org.perpex.common.contract.sbe.MessageHeaderEncoder;
import org.perpex.common.core.Asset;
import org.perpex.common.core.LeverageBracket;
import org.perpex.common.core.LiquidationProfile;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.Product;

/** Writes and reads the market commands that hold lists. Not thread-safe: it reuses its flyweights. */
final class MarketSpecCodec {

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final MarketListMarketEncoder specEncoder = new MarketListMarketEncoder();
    private final MarketListMarketDecoder specDecoder = new MarketListMarketDecoder();
    private final MarketSetPricesEncoder pricesEncoder = new MarketSetPricesEncoder();
    private final MarketSetPricesDecoder pricesDecoder = new MarketSetPricesDecoder();

    int encodeListMarket(MarketCommand.ListMarket command, MutableDirectBuffer buffer, int offset) {
        MarketSpec spec = command.spec();
        MarketSpec.Units units = spec.units();
        MarketSpec.Limits limits = spec.limits();
        MarketSpec.Fees fees = spec.fees();
        specEncoder
                .wrapAndApplyHeader(buffer, offset, header)
                .market(spec.market())
                .symbol(spec.symbol())
                .product((short) spec.product().code)
                .base((short) spec.base().code)
                .quote((short) spec.quote().code)
                .priceScale((short) units.priceScale())
                .sizeScale((short) units.sizeScale())
                .tickSize(units.tickSize())
                .lotSize(units.lotSize())
                .priceTicksMin(limits.priceTicksMin())
                .priceTicksMax(limits.priceTicksMax())
                .sizeLotsMin(limits.sizeLotsMin())
                .sizeLotsMax(limits.sizeLotsMax())
                .marketSizeLotsMax(limits.marketSizeLotsMax())
                .notionalUnitsMin(limits.notionalUnitsMin())
                .priceUpPpm(limits.priceUpPpm())
                .priceDownPpm(limits.priceDownPpm())
                .takeBoundPpm(limits.takeBoundPpm())
                .openOrdersMax(limits.openOrdersMax())
                .makerPpm(fees.makerPpm())
                .takerPpm(fees.takerPpm())
                .liquidationPpm(fees.liquidationPpm());
        write(spec.guards());
        write(spec.funding());
        specEncoder.liquidation((short) spec.liquidation().code);
        MarketListMarketEncoder.BracketsEncoder brackets =
                specEncoder.bracketsCount(spec.brackets().size());
        for (LeverageBracket bracket : spec.brackets()) {
            brackets.next()
                    .floorUnits(bracket.floorUnits())
                    .capUnits(bracket.capUnits())
                    .maintenancePpm(bracket.maintenancePpm())
                    .leverageMax(bracket.leverageMax())
                    .deductionUnits(bracket.deductionUnits());
        }
        return MessageHeaderEncoder.ENCODED_LENGTH + specEncoder.encodedLength();
    }

    MarketCommand.ListMarket decodeListMarket(DirectBuffer buffer, int offset, MessageHeaderDecoder decoderHeader) {
        MarketListMarketDecoder d = specDecoder.wrapAndApplyHeader(buffer, offset, decoderHeader);
        MarketSpec.Units units = new MarketSpec.Units(d.priceScale(), d.tickSize(), d.sizeScale(), d.lotSize());
        MarketSpec.Limits limits = new MarketSpec.Limits(
                d.priceTicksMin(),
                d.priceTicksMax(),
                d.sizeLotsMin(),
                d.sizeLotsMax(),
                d.marketSizeLotsMax(),
                d.notionalUnitsMin(),
                d.priceUpPpm(),
                d.priceDownPpm(),
                d.takeBoundPpm(),
                d.openOrdersMax());
        MarketSpec.Fees fees = new MarketSpec.Fees(d.makerPpm(), d.takerPpm(), d.liquidationPpm());
        MarketSpec.Guards guards = guards(d);
        MarketSpec.Funding funding = funding(d);
        LiquidationProfile liquidation = LiquidationProfile.of(d.liquidation());
        List<LeverageBracket> brackets = new ArrayList<>();
        for (MarketListMarketDecoder.BracketsDecoder b : d.brackets()) {
            brackets.add(new LeverageBracket(
                    b.floorUnits(), b.capUnits(), b.maintenancePpm(), b.leverageMax(), b.deductionUnits()));
        }
        return new MarketCommand.ListMarket(new MarketSpec(
                d.market(),
                d.symbol(),
                Product.of(d.product()),
                Asset.of(d.base()),
                Asset.of(d.quote()),
                units,
                limits,
                fees,
                brackets,
                guards,
                funding,
                liquidation));
    }

    private void write(MarketSpec.Guards guards) {
        specEncoder
                .openInterestLotsMax(guards.openInterestLotsMax())
                .breakerPpm(guards.breakerPpm())
                .breakerWindowMillis(guards.breakerWindowMillis())
                .breakerPauseMillis(guards.breakerPauseMillis())
                .auctionMillis(guards.auctionMillis())
                .triggerProtectPpm(guards.triggerProtectPpm())
                .openTriggersMax(guards.openTriggersMax());
    }

    private static MarketSpec.Guards guards(MarketListMarketDecoder d) {
        return new MarketSpec.Guards(
                d.openInterestLotsMax(),
                d.breakerPpm(),
                d.breakerWindowMillis(),
                d.breakerPauseMillis(),
                d.auctionMillis(),
                d.triggerProtectPpm(),
                d.openTriggersMax());
    }

    private void write(MarketSpec.Funding funding) {
        specEncoder
                .intervalHours((short) funding.intervalHours())
                .interestPpb(funding.interestPpb())
                .clampPpb(funding.clampPpb())
                .capPpb(funding.capPpb())
                .floorPpb(funding.floorPpb())
                .impactUnits(funding.impactUnits());
    }

    private static MarketSpec.Funding funding(MarketListMarketDecoder d) {
        return new MarketSpec.Funding(
                d.intervalHours(), d.interestPpb(), d.clampPpb(), d.capPpb(), d.floorPpb(), d.impactUnits());
    }

    int encodeSetPrices(MarketCommand.SetPrices command, MutableDirectBuffer buffer, int offset) {
        pricesEncoder
                .wrapAndApplyHeader(buffer, offset, header)
                .epoch(command.epoch())
                .number(command.number());
        MarketSetPricesEncoder.PricesEncoder prices =
                pricesEncoder.pricesCount(command.prices().size());
        for (MarketCommand.MarketPrice price : command.prices()) {
            prices.next()
                    .market(price.market())
                    .markTicks(price.markTicks())
                    .indexTicks(price.indexTicks())
                    .ratePpb(price.ratePpb())
                    .fundingMillis(price.fundingMillis());
        }
        MarketSetPricesEncoder.AssetsEncoder assets =
                pricesEncoder.assetsCount(command.assets().size());
        for (MarketCommand.AssetPrice price : command.assets()) {
            assets.next().asset((short) price.asset().code).unitPrice(price.unitPrice());
        }
        return MessageHeaderEncoder.ENCODED_LENGTH + pricesEncoder.encodedLength();
    }

    MarketCommand.SetPrices decodeSetPrices(DirectBuffer buffer, int offset, MessageHeaderDecoder decoderHeader) {
        MarketSetPricesDecoder decoder = pricesDecoder.wrapAndApplyHeader(buffer, offset, decoderHeader);
        long epoch = decoder.epoch();
        long number = decoder.number();
        List<MarketCommand.MarketPrice> prices = new ArrayList<>();
        for (MarketSetPricesDecoder.PricesDecoder price : decoder.prices()) {
            prices.add(new MarketCommand.MarketPrice(
                    price.market(), price.markTicks(), price.indexTicks(), price.ratePpb(), price.fundingMillis()));
        }
        List<MarketCommand.AssetPrice> assets = new ArrayList<>();
        for (MarketSetPricesDecoder.AssetsDecoder price : decoder.assets()) {
            assets.add(new MarketCommand.AssetPrice(Asset.of(price.asset()), price.unitPrice()));
        }
        return new MarketCommand.SetPrices(epoch, number, prices, assets);
    }
}
