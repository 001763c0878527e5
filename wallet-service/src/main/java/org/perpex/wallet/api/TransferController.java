package org.perpex.wallet.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.Decimals;
import org.perpex.common.core.TransferDirection;
import org.perpex.common.core.TransferId;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.Permission;
import org.perpex.wallet.transfer.TransferOutcome;
import org.perpex.wallet.transfer.TransferRequest;
import org.perpex.wallet.transfer.TransferState;
import org.perpex.wallet.transfer.Transfers;
import org.perpex.wallet.transfer.WalletTransfer;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Transfers between the caller's funding and futures wallets. */
@RestController
class TransferController {

    private static final int ROWS_MAX = 100;
    private static final String FUNDING = "FUNDING";
    private static final String FUTURES = "FUTURES";

    private final Transfers transfers;

    TransferController(Transfers transfers) {
        this.transfers = transfers;
    }

    /** What a client sends. */
    record Body(
            @Nullable String id,
            @Nullable String asset,
            @Nullable String amount,
            @Nullable String from,
            @Nullable String to) {}

    /** What a client gets; {@code ended} is null while the transfer is pending. */
    record Answer(
            String id,
            String asset,
            String amount,
            String from,
            String to,
            TransferState state,
            long created,
            @Nullable Long ended) {}

    @PostMapping("/api/v1/wallet/transfers")
    Answer start(Identity caller, @RequestBody Body body) {
        caller.require(Permission.TRADE);
        TransferRequest request = new TransferRequest(
                account(caller),
                Fields.id(body.id),
                Fields.asset(body.asset),
                Fields.amount(body.amount),
                direction(body.from, body.to));
        return switch (transfers.start(request)) {
            case TransferOutcome.Known known -> answer(known.transfer());
            case TransferOutcome.Refused refused -> throw problem(refused.reason());
        };
    }

    @GetMapping("/api/v1/wallet/transfers/{id}")
    Answer transfer(Identity caller, @PathVariable("id") String id) {
        caller.require(Permission.READ);
        TransferId clientId = Fields.id(id);
        return transfers
                .find(account(caller), clientId)
                .map(TransferController::answer)
                .orElseThrow(() -> Fields.refused(HttpStatus.NOT_FOUND, "TRANSFER_UNKNOWN", "no such transfer"));
    }

    /** The newest transfers first; {@code before} is the {@code created} of the last one on the page before. */
    @GetMapping("/api/v1/wallet/transfers")
    List<Answer> newest(
            Identity caller,
            @RequestParam(name = "before", defaultValue = "" + Long.MAX_VALUE) long before,
            @RequestParam(name = "limit", defaultValue = "50") int limit) {
        caller.require(Permission.READ);
        if (limit < 1 || limit > ROWS_MAX) {
            throw Fields.refused(HttpStatus.BAD_REQUEST, "LIMIT_INVALID", "limit must be 1 to " + ROWS_MAX);
        }
        return transfers.newest(account(caller), before, limit).stream()
                .map(TransferController::answer)
                .toList();
    }

    private static AccountId account(Identity caller) {
        return AccountId.of(caller.userId(), caller.subAccount());
    }

    private static TransferDirection direction(@Nullable String from, @Nullable String to) {
        if (FUNDING.equals(from) && FUTURES.equals(to)) {
            return TransferDirection.IN;
        }
        if (FUTURES.equals(from) && FUNDING.equals(to)) {
            return TransferDirection.OUT;
        }
        throw Fields.refused(
                HttpStatus.BAD_REQUEST, "DIRECTION_INVALID", "from and to must be FUNDING and FUTURES, or the reverse");
    }

    private static RuntimeException problem(TransferOutcome.Reason reason) {
        return switch (reason) {
            case ID_REUSED_WITH_DIFFERENT_CONTENT ->
                Fields.refused(HttpStatus.CONFLICT, reason.name(), "this id belongs to another transfer");
            case TRANSFERS_FROZEN ->
                Fields.refused(
                        HttpStatus.SERVICE_UNAVAILABLE, reason.name(), "no money leaves futures wallets for now");
            case PENDING_MAX ->
                Fields.refused(HttpStatus.TOO_MANY_REQUESTS, reason.name(), "too many transfers are pending");
            case BALANCE_INSUFFICIENT ->
                Fields.refused(HttpStatus.BAD_REQUEST, reason.name(), "the funding wallet holds less");
        };
    }

    private static Answer answer(WalletTransfer transfer) {
        boolean in = transfer.direction() == TransferDirection.IN;
        return new Answer(
                transfer.clientId().toUuid().toString(),
                transfer.asset().name(),
                Decimals.formatUnits(transfer.units()),
                in ? FUNDING : FUTURES,
                in ? FUTURES : FUNDING,
                transfer.state(),
                transfer.createdMillis(),
                transfer.state() == TransferState.PENDING ? null : transfer.endedMillis());
    }
}
