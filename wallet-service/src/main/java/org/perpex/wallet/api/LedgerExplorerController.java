package org.perpex.wallet.api;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.perpex.common.core.Asset;
import org.perpex.common.core.Decimals;
import org.perpex.common.spring.approval.Approvals;
import org.perpex.common.spring.identity.Role;
import org.perpex.common.spring.web.AllowedRoles;
import org.perpex.wallet.explorer.LedgerEntry;
import org.perpex.wallet.explorer.LedgerExplorer;
import org.perpex.wallet.explorer.LedgerQuery;
import org.perpex.wallet.ledger.AccountKind;
import org.perpex.wallet.ledger.TransferKind;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The transfers of the ledger, for operators. */
@RestController
class LedgerExplorerController {

    private static final int ROWS_MAX = 200;

    private final LedgerExplorer explorer;

    LedgerExplorerController(LedgerExplorer explorer) {
        this.explorer = explorer;
    }

    /** @param owner account of a user, number of a market, or 0 for the house */
    record Leg(AccountKind kind, long owner) {}

    record Entry(
            String id,
            long sequence,
            TransferKind kind,
            Asset asset,
            String amount,
            Leg debit,
            Leg credit,
            String reference,
            long batch,
            long time) {}

    /** @param next what {@code before} is for the next page; null if this is the last */
    record Page(List<Entry> entries, @Nullable Long next) {}

    @GetMapping("/api/admin/wallet/ledger/transfers")
    @AllowedRoles({Role.SUPPORT, Role.OPERATOR, Role.RISK_MANAGER, Role.ADMIN})
    Page transfers(
            @RequestParam(name = "owner", required = false) @Nullable Long owner,
            @RequestParam(name = "kind", required = false) @Nullable String kind,
            @RequestParam(name = "asset", required = false) @Nullable String asset,
            @RequestParam(name = "id", required = false) @Nullable String id,
            @RequestParam(name = "from", defaultValue = "0") long from,
            @RequestParam(name = "to", defaultValue = "0") long to,
            @RequestParam(name = "before", defaultValue = "0") long before,
            @RequestParam(name = "limit", defaultValue = "50") int limit) {
        if (limit < 1 || limit > ROWS_MAX) {
            throw invalid("limit must be 1 to " + ROWS_MAX + ".");
        }
        LedgerQuery query = new LedgerQuery(
                owner,
                kind == null ? null : kind(kind).code,
                asset == null ? null : Fields.asset(asset).code,
                id == null ? null : digits(id),
                from,
                to,
                before,
                limit);
        List<Entry> entries = explorer.find(query).stream()
                .map(LedgerExplorerController::entry)
                .toList();
        return new Page(
                entries, entries.size() < limit ? null : entries.getLast().sequence());
    }

    private static String digits(String id) {
        String digits = id.replace("-", "").toLowerCase(Locale.ROOT);
        if (!digits.matches("[0-9a-f]{32}")) {
            throw invalid("id must be 32 hexadecimal digits.");
        }
        return digits;
    }

    private static AccountKind kind(String name) {
        return Arrays.stream(AccountKind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> invalid("kind must be one of " + Arrays.toString(AccountKind.values()) + "."));
    }

    private static RuntimeException invalid(String detail) {
        return Approvals.refused(HttpStatus.BAD_REQUEST, "FIELD_INVALID", detail);
    }

    private static Entry entry(LedgerEntry row) {
        return new Entry(
                row.id(),
                row.sequence(),
                TransferKind.of(row.kind()),
                Asset.of(row.asset()),
                Decimals.formatUnits(row.units()),
                new Leg(AccountKind.of(row.debitKind()), row.debitOwner()),
                new Leg(AccountKind.of(row.creditKind()), row.creditOwner()),
                row.reference(),
                row.batch(),
                row.timeMillis());
    }
}
