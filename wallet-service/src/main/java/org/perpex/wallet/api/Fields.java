package org.perpex.wallet.api;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.perpex.common.core.Asset;
import org.perpex.common.core.Decimals;
import org.perpex.common.core.TransferId;
import org.perpex.wallet.transfer.TransferRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** Reads what clients send, and says clearly what is wrong with it. */
final class Fields {

    private Fields() {}

    static Asset asset(@Nullable String text) {
        for (Asset asset : Asset.values()) {
            if (asset.name().equals(text)) {
                return asset;
            }
        }
        throw refused(HttpStatus.BAD_REQUEST, "ASSET_UNKNOWN", "asset is not one that this exchange holds");
    }

    static long amount(@Nullable String text) {
        try {
            long units = Decimals.parse(text == null ? "" : text, Decimals.UNIT_SCALE);
            if (units > 0 && units <= TransferRequest.UNITS_MAX) {
                return units;
            }
        } catch (NumberFormatException notAnAmount) {
            // Answered below, together with amounts out of range.
        }
        throw refused(
                HttpStatus.BAD_REQUEST,
                "AMOUNT_INVALID",
                "amount must be a positive decimal number with at most eight places, at most "
                        + Decimals.formatUnits(TransferRequest.UNITS_MAX));
    }

    /** Reads an id as 8-4-4-4-12 hexadecimal digits. */
    static TransferId id(@Nullable String text) {
        try {
            UUID id = UUID.fromString(text == null ? "" : text);
            if (id.toString().equalsIgnoreCase(text) && !TransferId.of(id).isNone()) {
                return TransferId.of(id);
            }
        } catch (IllegalArgumentException notAnId) {
            // Answered below, together with ids in a short form.
        }
        throw refused(HttpStatus.BAD_REQUEST, "ID_INVALID", "id must be a UUID");
    }

    static ErrorResponseException refused(HttpStatus status, String reason, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setProperty("reason", reason);
        return new ErrorResponseException(status, problem, null);
    }
}
