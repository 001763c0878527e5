package org.perpex.common.spring.dialect;

/**
 * Every error of the trading API, with the code, the HTTP status and the text that its clients know.
 *
 * <p>Some clients match texts to the letter, so a text never changes. {@code %s} stands for what the request named.
 */
public enum DialectError {
    UNKNOWN(-1000, 500, "An unknown error occurred while processing the request."),
    PATH_UNKNOWN(-1000, 404, "Path does not exist."),
    DISCONNECTED(-1001, 503, "Internal error; unable to process your request. Please try again."),
    TOO_MANY_REQUESTS(-1003, 429, "Too many requests; please use the websocket for live updates."),
    BANNED(-1003, 418, "Way too many requests; IP banned until %s. Please use the websocket for live updates."),
    TIMEOUT(
            -1007,
            408,
            "Timeout waiting for response from backend server. Send status unknown; execution status unknown."),
    OVERLOADED(-1008, 503, "Server is currently overloaded with other requests. Please try again in a few minutes."),
    TOO_MANY_ORDERS(-1015, 429, "Too many new orders; current limit is %s orders per %s."),
    OPERATION_UNSUPPORTED(-1020, 400, "This operation is not supported."),
    TIMESTAMP_OUTSIDE_WINDOW(-1021, 400, "Timestamp for this request is outside of the recvWindow."),
    TIMESTAMP_AHEAD(-1021, 400, "Timestamp for this request was 1000ms ahead of the server's time."),
    SIGNATURE_INVALID(-1022, 400, "Signature for this request is not valid."),
    START_AFTER_END(-1023, 400, "Start time is greater than end time."),
    CHARACTERS_ILLEGAL(-1100, 400, "Illegal characters found in parameter '%s'."),
    PARAMETERS_TOO_MANY(-1101, 400, "Too many parameters sent for this endpoint."),
    PARAMETER_MANDATORY(-1102, 400, "Mandatory parameter '%s' was not sent, was empty/null, or malformed."),
    PARAMETER_UNREAD(-1104, 400, "Not all sent parameters were read."),
    PARAMETER_EMPTY(-1105, 400, "Parameter '%s' was empty."),
    PARAMETER_NOT_REQUIRED(-1106, 400, "Parameter '%s' sent when not required."),
    PRECISION_TOO_FINE(-1111, 400, "Precision is over the maximum defined for this asset."),
    TIME_IN_FORCE_INVALID(-1115, 400, "Invalid timeInForce."),
    ORDER_TYPE_INVALID(-1116, 400, "Invalid orderType."),
    SIDE_INVALID(-1117, 400, "Invalid side."),
    INTERVAL_INVALID(-1120, 400, "Invalid interval."),
    SYMBOL_INVALID(-1121, 400, "Invalid symbol."),
    LISTEN_KEY_UNKNOWN(-1125, 400, "This listenKey does not exist."),
    PARAMETER_INVALID(-1130, 400, "Data sent for parameter '%s' is not valid."),
    RESPONSE_TYPE_INVALID(-1136, 400, "Invalid newOrderRespType."),
    ORDER_REJECTED(-2010, 400, "NEW_ORDER_REJECTED"),
    ACCOUNT_LIMITED(-2010, 400, "Order refused by the limit %s of this account."),
    CANCEL_UNKNOWN(-2011, 400, "Unknown order sent."),
    ORDER_UNKNOWN(-2013, 400, "Order does not exist."),
    API_KEY_MALFORMED(-2014, 401, "API-key format invalid."),
    API_KEY_REFUSED(-2015, 401, "Invalid API-key, IP, or permissions for action."),
    BALANCE_INSUFFICIENT(-2018, 400, "Balance is insufficient."),
    MARGIN_INSUFFICIENT(-2019, 400, "Margin is insufficient."),
    FILL_IMPOSSIBLE(-2020, 400, "Unable to fill."),
    WOULD_TRIGGER(-2021, 400, "Order would immediately trigger."),
    REDUCE_ONLY_REJECTED(-2022, 400, "ReduceOnly Order is rejected."),
    IN_LIQUIDATION(-2023, 400, "User in liquidation mode now."),
    POSITION_INSUFFICIENT(-2024, 400, "Position is not sufficient."),
    OPEN_ORDERS_TOO_MANY(-2025, 400, "Reach max open order limit."),
    REDUCE_ONLY_TYPE_UNSUPPORTED(-2026, 400, "This OrderType is not supported when reduceOnly."),
    POSITION_OVER_LEVERAGE(-2027, 400, "Exceeded the maximum allowable position at current leverage."),
    LEVERAGE_TOO_SMALL(-2028, 400, "Leverage is smaller than permitted: insufficient margin balance."),
    ORDER_STATUS_INVALID(-4000, 400, "Invalid order status."),
    PRICE_NEGATIVE(-4001, 400, "Price less than 0."),
    PRICE_TOO_HIGH(-4002, 400, "Price greater than max price."),
    QUANTITY_NOT_POSITIVE(-4003, 400, "Quantity less than or equal to zero."),
    QUANTITY_TOO_SMALL(-4004, 400, "Quantity less than min quantity."),
    QUANTITY_TOO_LARGE(-4005, 400, "Quantity greater than max quantity."),
    PRICE_TOO_LOW(-4013, 400, "Price less than min price."),
    PRICE_OFF_TICK(-4014, 400, "Price not increased by tick size."),
    CLIENT_ORDER_ID_INVALID(-4015, 400, "Client order id is not valid."),
    PRICE_ABOVE_BAND(-4016, 400, "Limit price can't be higher than %s."),
    DEPTH_LIMIT_ILLEGAL(-4021, 400, "Illegal depth limit."),
    QUANTITY_OFF_STEP(-4023, 400, "Qty not increased by step size."),
    PRICE_BELOW_BAND(-4024, 400, "Limit price can't be lower than %s."),
    LEVERAGE_INVALID(-4028, 400, "Leverage %s is not valid."),
    STOP_ORDERS_TOO_MANY(-4045, 400, "Reach max stop order limit."),
    MARGIN_TYPE_UNCHANGED(-4046, 400, "No need to change margin type."),
    MARGIN_TYPE_WITH_ORDERS(-4047, 400, "Margin type cannot be changed if there exists open orders."),
    MARGIN_TYPE_WITH_POSITION(-4048, 400, "Margin type cannot be changed if there exists position."),
    CROSS_BALANCE_INSUFFICIENT(-4050, 400, "Cross balance insufficient."),
    ISOLATED_BALANCE_INSUFFICIENT(-4051, 400, "Isolated balance insufficient."),
    MARGIN_WITHOUT_POSITION(-4054, 400, "Cannot add position margin: position is 0."),
    AMOUNT_NOT_POSITIVE(-4055, 400, "Amount must be positive."),
    POSITION_SIDE_UNCHANGED(-4059, 400, "No need to change position side."),
    POSITION_SIDE_MISMATCH(-4061, 400, "Order's position side does not match user's setting."),
    POSITION_SIDE_WITH_ORDERS(-4067, 400, "Position side cannot be changed if there exists open orders."),
    POSITION_SIDE_WITH_POSITION(-4068, 400, "Position side cannot be changed if there exists position."),
    BATCH_SIZE_INVALID(-4082, 400, "Invalid number of batch place orders."),
    BATCH_FAILED(-4083, 400, "Fail to place batch orders."),
    CLIENT_ORDER_ID_DUPLICATED(-4116, 400, "ClientOrderId is duplicated."),
    REDUCE_ONLY_MARGIN_FAILED(-4118, 400, "ReduceOnly margin check failed."),
    ORDER_TYPE_NEEDS_ALGO(
            -4120, 400, "Order type not supported for this endpoint. Please use the Algo Order API endpoints instead."),
    CLOSE_POSITION_DUPLICATED(
            -4130, 400, "An open stop or take profit order with GTE and closePosition in the direction is existing."),
    BEST_PRICE_OFF_BAND(-4131, 400, "The counterparty's best price does not meet the PERCENT_PRICE filter limit."),
    CLOSE_POSITION_INVALID(-4136, 400, "Target strategy invalid for orderType %s, closePosition %s."),
    CLOSE_POSITION_OR_QUANTITY(-4137, 400, "Stop strategy needs closePosition or quantity."),
    REDUCE_ONLY_REQUIRED(-4138, 400, "Reduce only must be true."),
    SYMBOL_NOT_OPENING(-4140, 400, "Invalid symbol status for opening position."),
    STOP_TOO_CLOSE(-4142, 400, "Price is close to triggering: the order would be triggered at once."),
    NOTIONAL_TOO_SMALL(-4164, 400, "Order's notional must be no smaller than %s (unless you choose reduce only)."),
    ISOLATED_NOT_IN_MULTI_ASSETS(-4168, 400, "Unable to adjust to isolated-margin mode under the Multi-Assets mode."),
    MULTI_ASSETS_UNCHANGED(-4171, 400, "Multi-Assets mode is set already."),
    FILL_OR_KILL_FAILED(
            -5021,
            400,
            "Due to the order could not be filled immediately, the FOK order has been rejected. The order will not be"
                    + " recorded in the order history."),
    POST_ONLY_REJECTED(
            -5022,
            400,
            "Due to the order could not be executed as maker, the Post Only order will be rejected. The order will not"
                    + " be recorded in the order history."),
    AMEND_SYMBOL_NOT_TRADING(-5024, 400, "Symbol is not in trading status. Order amendment is not permitted."),
    AMEND_LIMIT_ONLY(-5025, 400, "Only limit order is supported."),
    AMENDS_TOO_MANY(-5026, 400, "Exceed maximum modify order limit."),
    AMEND_UNCHANGED(-5027, 400, "No need to modify the order."),
    TIMESTAMP_OUTSIDE_ENGINE_WINDOW(-5028, 400, "Timestamp for this request is outside of the ME recvWindow."),
    PRICE_MATCH_INVALID(-5037, 400, "Invalid price match."),
    PRICE_MATCH_TYPE_UNSUPPORTED(-5038, 400, "Price match does not support this orderType."),
    SELF_TRADE_MODE_INVALID(-5039, 400, "Invalid self trade prevention mode."),
    GOOD_TILL_DATE_INVALID(
            -5040, 400, "The goodTillDate timestamp must be greater than the current time plus 600 seconds."),
    BEST_PRICE_MISSING(-5041, 400, "No depth matches this BBO order.");

    private final int code;
    private final int httpStatus;
    private final String message;

    DialectError(int code, int httpStatus, String message) {
        this.code = code;
        this.httpStatus = httpStatus;
        this.message = message;
    }

    public int code() {
        return code;
    }

    public int httpStatus() {
        return httpStatus;
    }

    /** Returns what a client may do after this error. */
    public Retry retry() {
        return switch (this) {
            case DISCONNECTED, TOO_MANY_REQUESTS, BANNED, OVERLOADED, TOO_MANY_ORDERS -> Retry.WAIT;
            case UNKNOWN, TIMEOUT -> Retry.ASK;
            case TIMESTAMP_OUTSIDE_WINDOW, TIMESTAMP_AHEAD, TIMESTAMP_OUTSIDE_ENGINE_WINDOW -> Retry.RESIGN;
            case LISTEN_KEY_UNKNOWN,
                    ORDER_REJECTED,
                    ACCOUNT_LIMITED,
                    CANCEL_UNKNOWN,
                    ORDER_UNKNOWN,
                    BALANCE_INSUFFICIENT,
                    MARGIN_INSUFFICIENT,
                    FILL_IMPOSSIBLE,
                    WOULD_TRIGGER,
                    REDUCE_ONLY_REJECTED,
                    IN_LIQUIDATION,
                    POSITION_INSUFFICIENT,
                    OPEN_ORDERS_TOO_MANY,
                    POSITION_OVER_LEVERAGE,
                    LEVERAGE_TOO_SMALL,
                    ORDER_STATUS_INVALID,
                    PRICE_ABOVE_BAND,
                    PRICE_BELOW_BAND,
                    STOP_ORDERS_TOO_MANY,
                    MARGIN_TYPE_UNCHANGED,
                    MARGIN_TYPE_WITH_ORDERS,
                    MARGIN_TYPE_WITH_POSITION,
                    CROSS_BALANCE_INSUFFICIENT,
                    ISOLATED_BALANCE_INSUFFICIENT,
                    MARGIN_WITHOUT_POSITION,
                    POSITION_SIDE_UNCHANGED,
                    POSITION_SIDE_MISMATCH,
                    POSITION_SIDE_WITH_ORDERS,
                    POSITION_SIDE_WITH_POSITION,
                    BATCH_FAILED,
                    CLIENT_ORDER_ID_DUPLICATED,
                    REDUCE_ONLY_MARGIN_FAILED,
                    CLOSE_POSITION_DUPLICATED,
                    BEST_PRICE_OFF_BAND,
                    SYMBOL_NOT_OPENING,
                    STOP_TOO_CLOSE,
                    ISOLATED_NOT_IN_MULTI_ASSETS,
                    MULTI_ASSETS_UNCHANGED,
                    FILL_OR_KILL_FAILED,
                    POST_ONLY_REJECTED,
                    AMEND_SYMBOL_NOT_TRADING,
                    AMENDS_TOO_MANY,
                    AMEND_UNCHANGED,
                    BEST_PRICE_MISSING -> Retry.STATE;
            case PATH_UNKNOWN,
                    OPERATION_UNSUPPORTED,
                    SIGNATURE_INVALID,
                    START_AFTER_END,
                    CHARACTERS_ILLEGAL,
                    PARAMETERS_TOO_MANY,
                    PARAMETER_MANDATORY,
                    PARAMETER_UNREAD,
                    PARAMETER_EMPTY,
                    PARAMETER_NOT_REQUIRED,
                    PRECISION_TOO_FINE,
                    TIME_IN_FORCE_INVALID,
                    ORDER_TYPE_INVALID,
                    SIDE_INVALID,
                    INTERVAL_INVALID,
                    SYMBOL_INVALID,
                    PARAMETER_INVALID,
                    RESPONSE_TYPE_INVALID,
                    API_KEY_MALFORMED,
                    API_KEY_REFUSED,
                    REDUCE_ONLY_TYPE_UNSUPPORTED,
                    PRICE_NEGATIVE,
                    PRICE_TOO_HIGH,
                    QUANTITY_NOT_POSITIVE,
                    QUANTITY_TOO_SMALL,
                    QUANTITY_TOO_LARGE,
                    PRICE_TOO_LOW,
                    PRICE_OFF_TICK,
                    CLIENT_ORDER_ID_INVALID,
                    DEPTH_LIMIT_ILLEGAL,
                    QUANTITY_OFF_STEP,
                    LEVERAGE_INVALID,
                    AMOUNT_NOT_POSITIVE,
                    BATCH_SIZE_INVALID,
                    ORDER_TYPE_NEEDS_ALGO,
                    CLOSE_POSITION_INVALID,
                    CLOSE_POSITION_OR_QUANTITY,
                    REDUCE_ONLY_REQUIRED,
                    NOTIONAL_TOO_SMALL,
                    AMEND_LIMIT_ONLY,
                    PRICE_MATCH_INVALID,
                    PRICE_MATCH_TYPE_UNSUPPORTED,
                    SELF_TRADE_MODE_INVALID,
                    GOOD_TILL_DATE_INVALID -> Retry.CHANGE;
        };
    }

    /** Returns the text with its places filled. */
    public String message(Object... values) {
        return values.length == 0 ? message : message.formatted(values);
    }

    /** Returns what a client reads. */
    public Answer answer(Object... values) {
        return new Answer(code, message(values));
    }

    /** Returns an exception that is answered with this error. */
    public DialectException exception(Object... values) {
        return new DialectException(this, message(values));
    }

    /** The body of an error answer. */
    public record Answer(int code, String msg) {}
}
