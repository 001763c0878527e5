package org.perpex.common.contract;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.perpex.common.contract.sbe.MessageHeaderDecoder;
import org.perpex.common.contract.sbe.MessageHeaderEncoder;
import org.perpex.common.contract.sbe.SettingAutoAddMarginSetDecoder;
import org.perpex.common.contract.sbe.SettingAutoAddMarginSetEncoder;
import org.perpex.common.contract.sbe.SettingCollateralSetDecoder;
import org.perpex.common.contract.sbe.SettingCollateralSetEncoder;
import org.perpex.common.contract.sbe.SettingFeesSetDecoder;
import org.perpex.common.contract.sbe.SettingFeesSetEncoder;
import org.perpex.common.contract.sbe.SettingIsolatedMarginMovedDecoder;
import org.perpex.common.contract.sbe.SettingIsolatedMarginMovedEncoder;
import org.perpex.common.contract.sbe.SettingMarginModeSetDecoder;
import org.perpex.common.contract.sbe.SettingMarginModeSetEncoder;
import org.perpex.common.contract.sbe.SettingMultiAssetModeSetDecoder;
import org.perpex.common.contract.sbe.SettingMultiAssetModeSetEncoder;
import org.perpex.common.contract.sbe.SettingPositionModeSetDecoder;
import org.perpex.common.contract.sbe.SettingPositionModeSetEncoder;
import org.perpex.common.contract.sbe.SettingTradeGroupSetDecoder;
import org.perpex.common.contract.sbe.SettingTradeGroupSetEncoder;
import org.perpex.common.core.Asset;
import org.perpex.common.core.MarginMode;
import org.perpex.common.core.PositionMode;
import org.perpex.common.core.PositionSide;

/** Writes and reads {@link SettingFact}. Not thread-safe: it reuses its flyweights. */
final class SettingFactCodec {

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final SettingPositionModeSetEncoder positionModeSetEncoder = new SettingPositionModeSetEncoder();
    private final SettingPositionModeSetDecoder positionModeSetDecoder = new SettingPositionModeSetDecoder();
    private final SettingMarginModeSetEncoder marginModeSetEncoder = new SettingMarginModeSetEncoder();
    private final SettingMarginModeSetDecoder marginModeSetDecoder = new SettingMarginModeSetDecoder();
    private final SettingIsolatedMarginMovedEncoder isolatedMarginMovedEncoder =
            new SettingIsolatedMarginMovedEncoder();
    private final SettingIsolatedMarginMovedDecoder isolatedMarginMovedDecoder =
            new SettingIsolatedMarginMovedDecoder();
    private final SettingAutoAddMarginSetEncoder autoAddMarginSetEncoder = new SettingAutoAddMarginSetEncoder();
    private final SettingAutoAddMarginSetDecoder autoAddMarginSetDecoder = new SettingAutoAddMarginSetDecoder();
    private final SettingMultiAssetModeSetEncoder multiAssetModeSetEncoder = new SettingMultiAssetModeSetEncoder();
    private final SettingMultiAssetModeSetDecoder multiAssetModeSetDecoder = new SettingMultiAssetModeSetDecoder();
    private final SettingTradeGroupSetEncoder tradeGroupSetEncoder = new SettingTradeGroupSetEncoder();
    private final SettingTradeGroupSetDecoder tradeGroupSetDecoder = new SettingTradeGroupSetDecoder();
    private final SettingFeesSetEncoder feesSetEncoder = new SettingFeesSetEncoder();
    private final SettingFeesSetDecoder feesSetDecoder = new SettingFeesSetDecoder();
    private final SettingCollateralSetEncoder collateralSetEncoder = new SettingCollateralSetEncoder();
    private final SettingCollateralSetDecoder collateralSetDecoder = new SettingCollateralSetDecoder();

    int encode(SettingFact message, MutableDirectBuffer buffer, int offset) {
        return MessageHeaderEncoder.ENCODED_LENGTH
                + switch (message) {
                    case SettingFact.PositionModeSet m ->
                        write(m, positionModeSetEncoder.wrapAndApplyHeader(buffer, offset, header));
                    case SettingFact.MarginModeSet m ->
                        write(m, marginModeSetEncoder.wrapAndApplyHeader(buffer, offset, header));
                    case SettingFact.IsolatedMarginMoved m ->
                        write(m, isolatedMarginMovedEncoder.wrapAndApplyHeader(buffer, offset, header));
                    case SettingFact.AutoAddMarginSet m ->
                        write(m, autoAddMarginSetEncoder.wrapAndApplyHeader(buffer, offset, header));
                    case SettingFact.MultiAssetModeSet m ->
                        write(m, multiAssetModeSetEncoder.wrapAndApplyHeader(buffer, offset, header));
                    case SettingFact.TradeGroupSet m ->
                        write(m, tradeGroupSetEncoder.wrapAndApplyHeader(buffer, offset, header));
                    case SettingFact.FeesSet m -> write(m, feesSetEncoder.wrapAndApplyHeader(buffer, offset, header));
                    case SettingFact.CollateralSet m ->
                        write(m, collateralSetEncoder.wrapAndApplyHeader(buffer, offset, header));
                };
    }

    SettingFact decode(DirectBuffer buffer, int offset, MessageHeaderDecoder header) {
        return switch (header.templateId()) {
            case SettingPositionModeSetDecoder.TEMPLATE_ID ->
                read(positionModeSetDecoder.wrapAndApplyHeader(buffer, offset, header));
            case SettingMarginModeSetDecoder.TEMPLATE_ID ->
                read(marginModeSetDecoder.wrapAndApplyHeader(buffer, offset, header));
            case SettingIsolatedMarginMovedDecoder.TEMPLATE_ID ->
                read(isolatedMarginMovedDecoder.wrapAndApplyHeader(buffer, offset, header));
            case SettingAutoAddMarginSetDecoder.TEMPLATE_ID ->
                read(autoAddMarginSetDecoder.wrapAndApplyHeader(buffer, offset, header));
            case SettingMultiAssetModeSetDecoder.TEMPLATE_ID ->
                read(multiAssetModeSetDecoder.wrapAndApplyHeader(buffer, offset, header));
            case SettingTradeGroupSetDecoder.TEMPLATE_ID ->
                read(tradeGroupSetDecoder.wrapAndApplyHeader(buffer, offset, header));
            case SettingFeesSetDecoder.TEMPLATE_ID -> read(feesSetDecoder.wrapAndApplyHeader(buffer, offset, header));
            case SettingCollateralSetDecoder.TEMPLATE_ID ->
                read(collateralSetDecoder.wrapAndApplyHeader(buffer, offset, header));
            default -> throw MessageCodec.unknown(header.templateId());
        };
    }

    private static int write(SettingFact.PositionModeSet m, SettingPositionModeSetEncoder encoder) {
        Ids.write(m.request(), encoder.request());
        encoder.account(m.account()).mode((short) m.mode().code);
        return encoder.encodedLength();
    }

    private static SettingFact.PositionModeSet read(SettingPositionModeSetDecoder decoder) {
        return new SettingFact.PositionModeSet(
                Ids.request(decoder.request()), decoder.account(), PositionMode.of(decoder.mode()));
    }

    private static int write(SettingFact.MarginModeSet m, SettingMarginModeSetEncoder encoder) {
        Ids.write(m.request(), encoder.request());
        encoder.account(m.account()).market(m.market()).mode((short) m.mode().code);
        return encoder.encodedLength();
    }

    private static SettingFact.MarginModeSet read(SettingMarginModeSetDecoder decoder) {
        return new SettingFact.MarginModeSet(
                Ids.request(decoder.request()), decoder.account(), decoder.market(), MarginMode.of(decoder.mode()));
    }

    private static int write(SettingFact.IsolatedMarginMoved m, SettingIsolatedMarginMovedEncoder encoder) {
        Ids.write(m.request(), encoder.request());
        encoder.account(m.account())
                .market(m.market())
                .positionSide((short) m.positionSide().code)
                .deltaUnits(m.deltaUnits())
                .isolatedUnits(m.isolatedUnits())
                .walletUnits(m.walletUnits());
        return encoder.encodedLength();
    }

    private static SettingFact.IsolatedMarginMoved read(SettingIsolatedMarginMovedDecoder decoder) {
        return new SettingFact.IsolatedMarginMoved(
                Ids.request(decoder.request()),
                decoder.account(),
                decoder.market(),
                PositionSide.of(decoder.positionSide()),
                decoder.deltaUnits(),
                decoder.isolatedUnits(),
                decoder.walletUnits());
    }

    private static int write(SettingFact.AutoAddMarginSet m, SettingAutoAddMarginSetEncoder encoder) {
        Ids.write(m.request(), encoder.request());
        encoder.account(m.account()).market(m.market()).enabled(Ids.bit(m.enabled()));
        return encoder.encodedLength();
    }

    private static SettingFact.AutoAddMarginSet read(SettingAutoAddMarginSetDecoder decoder) {
        return new SettingFact.AutoAddMarginSet(
                Ids.request(decoder.request()), decoder.account(), decoder.market(), decoder.enabled() != 0);
    }

    private static int write(SettingFact.MultiAssetModeSet m, SettingMultiAssetModeSetEncoder encoder) {
        Ids.write(m.request(), encoder.request());
        encoder.account(m.account()).enabled(Ids.bit(m.enabled()));
        return encoder.encodedLength();
    }

    private static SettingFact.MultiAssetModeSet read(SettingMultiAssetModeSetDecoder decoder) {
        return new SettingFact.MultiAssetModeSet(
                Ids.request(decoder.request()), decoder.account(), decoder.enabled() != 0);
    }

    private static int write(SettingFact.TradeGroupSet m, SettingTradeGroupSetEncoder encoder) {
        ChangeCodec.write(m.change(), encoder.change());
        encoder.account(m.account()).tradeGroup(m.tradeGroup());
        return encoder.encodedLength();
    }

    private static SettingFact.TradeGroupSet read(SettingTradeGroupSetDecoder decoder) {
        return new SettingFact.TradeGroupSet(
                ChangeCodec.read(decoder.change()), decoder.account(), decoder.tradeGroup());
    }

    private static int write(SettingFact.FeesSet m, SettingFeesSetEncoder encoder) {
        ChangeCodec.write(m.change(), encoder.change());
        encoder.account(m.account())
                .market(m.market())
                .makerPpm(m.makerPpm())
                .takerPpm(m.takerPpm())
                .tier(m.tier());
        return encoder.encodedLength();
    }

    private static SettingFact.FeesSet read(SettingFeesSetDecoder decoder) {
        return new SettingFact.FeesSet(
                ChangeCodec.read(decoder.change()),
                decoder.account(),
                decoder.market(),
                decoder.makerPpm(),
                decoder.takerPpm(),
                decoder.tier());
    }

    private static int write(SettingFact.CollateralSet m, SettingCollateralSetEncoder encoder) {
        ChangeCodec.write(m.change(), encoder.change());
        encoder.asset((short) m.asset().code).haircutPpm(m.haircutPpm()).capUnits(m.capUnits());
        return encoder.encodedLength();
    }

    private static SettingFact.CollateralSet read(SettingCollateralSetDecoder decoder) {
        return new SettingFact.CollateralSet(
                ChangeCodec.read(decoder.change()),
                Asset.of(decoder.asset()),
                decoder.haircutPpm(),
                decoder.capUnits());
    }
}
