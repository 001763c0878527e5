package org.perpex.wallet.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.Decimals;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.Permission;
import org.perpex.common.spring.identity.Role;
import org.perpex.common.spring.web.AllowedRoles;
import org.perpex.wallet.reserves.Proof;
import org.perpex.wallet.reserves.Reserves;
import org.perpex.wallet.reserves.Snapshot;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Published snapshots of what users are owed, and each user's proof. */
@RestController
class ReservesController {

    private static final String NO_ASSETS = "Nothing is held on a chain yet: the asset side is empty.";

    private final Reserves reserves;

    ReservesController(Reserves reserves) {
        this.reserves = reserves;
    }

    /** A snapshot; {@code assets} is null as long as there are no chain wallets. */
    record Answer(
            long snapshot,
            String asset,
            long mark,
            long time,
            long accounts,
            String liabilities,
            String debts,
            String root,
            @Nullable String assets,
            String note) {}

    @PostMapping("/api/admin/wallet/reserves")
    @AllowedRoles(Role.ADMIN)
    List<Answer> take(Identity caller) {
        caller.require(Role.ADMIN);
        return reserves.take().stream().map(ReservesController::answer).toList();
    }

    /** The newest snapshot of each asset. */
    @GetMapping("/api/v1/wallet/reserves")
    List<Answer> newest(Identity caller) {
        caller.require(Permission.READ);
        return reserves.newest().stream().map(ReservesController::answer).toList();
    }

    /** The caller's proof, as a file. */
    @GetMapping("/api/v1/wallet/reserves/proof")
    ResponseEntity<String> proof(
            Identity caller,
            @RequestParam("snapshot") long snapshot,
            @RequestParam(name = "asset", required = false) @Nullable String asset) {
        caller.require(Permission.READ);
        long account = AccountId.of(caller.userId(), caller.subAccount()).value();
        Proof proof = reserves.proof(snapshot, Fields.asset(asset), account)
                .orElseThrow(() -> Fields.refused(
                        HttpStatus.NOT_FOUND, "PROOF_UNKNOWN", "this account was owed nothing in that snapshot"));
        return ResponseEntity.ok()
                .contentType(MediaType.TEXT_PLAIN)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"proof-" + snapshot + "-" + asset + ".txt\"")
                .body(proof.toText());
    }

    private static Answer answer(Snapshot snapshot) {
        Snapshot.Terms terms = snapshot.terms();
        return new Answer(
                terms.number(),
                terms.asset().name(),
                terms.mark(),
                terms.timeMillis(),
                terms.leaves(),
                Decimals.formatUnits(terms.liabilitiesUnits()),
                Decimals.formatUnits(snapshot.debtsUnits()),
                snapshot.root(),
                null,
                NO_ASSETS);
    }
}
