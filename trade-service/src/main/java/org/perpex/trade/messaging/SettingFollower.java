package org.perpex.trade.messaging;

import java.util.List;
import org.perpex.common.contract.AccountFact;
import org.perpex.common.contract.SettingFact;
import org.perpex.common.contract.TriggerFact;
import org.perpex.common.core.RequestId;
import org.perpex.common.spring.stream.StreamHandler;
import org.perpex.common.spring.stream.StreamMessage;
import org.perpex.common.spring.stream.StreamPosition;
import org.perpex.trade.margin.LastChange;
import org.perpex.trade.order.Outcome;
import org.perpex.trade.order.PendingRequests;

/** Answers requests that changed a setting of an account, or its triggers. */
final class SettingFollower implements StreamHandler {

    private final PendingRequests pending;
    private final LastChange lastMarginChange;
    private final LastChange lastTriggerFact;

    /**
     * @param lastMarginChange takes the number of each change of isolated margin
     * @param lastTriggerFact takes the number of each fact of triggers
     */
    SettingFollower(PendingRequests pending, LastChange lastMarginChange, LastChange lastTriggerFact) {
        this.pending = pending;
        this.lastMarginChange = lastMarginChange;
        this.lastTriggerFact = lastTriggerFact;
    }

    @Override
    public Start start() {
        return new Start.AtEnd();
    }

    @Override
    public void apply(List<StreamMessage> batch, StreamPosition after) {
        for (StreamMessage message : batch) {
            switch (message.message()) {
                case AccountFact.LeverageChanged changed ->
                    pending.tell(
                            changed.request(), new Outcome.LeverageSet(changed.leverage(), changed.notionalMaxUnits()));
                case SettingFact.IsolatedMarginMoved moved -> {
                    lastMarginChange.heard(message.number());
                    pending.tell(moved.request(), new Outcome.Changed(moved));
                }
                case SettingFact setting -> pending.tell(requestOf(setting), new Outcome.Changed(setting));
                case TriggerFact.Placed placed -> {
                    lastTriggerFact.heard(message.number());
                    pending.tell(
                            placed.trigger().request(),
                            new Outcome.TriggerPlaced(placed.trigger(), message.timeMillis()));
                }
                case TriggerFact.Ended ended -> {
                    lastTriggerFact.heard(message.number());
                    pending.tell(ended.cause(), new Outcome.TriggerCanceled(ended.trigger()));
                }
                case TriggerFact _ -> lastTriggerFact.heard(message.number());
                default -> {}
            }
        }
    }

    private static RequestId requestOf(SettingFact fact) {
        return switch (fact) {
            case SettingFact.PositionModeSet set -> set.request();
            case SettingFact.MarginModeSet set -> set.request();
            case SettingFact.IsolatedMarginMoved moved -> moved.request();
            case SettingFact.AutoAddMarginSet set -> set.request();
            case SettingFact.MultiAssetModeSet set -> set.request();
            // An operator asked for these, by another way.
            case SettingFact.TradeGroupSet _, SettingFact.FeesSet _, SettingFact.CollateralSet _ -> RequestId.NONE;
        };
    }
}
