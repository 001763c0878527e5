package org.perpex.wallet.audit;

import java.util.List;

/**
 * What the ledger holds at one moment, for who compares it with other records. Codes are those of the tables, so that
 * a broken row is shown and not refused.
 *
 * @param mark number of the last settled fact
 * @param house accounts of the house and of markets
 * @param pendingIn what transfers on their way into futures wallets come to
 * @param deviations accounts whose balance is not what their transfers add up to
 */
public record LedgerPicture(
        long mark, List<Sum> sums, List<Balance> house, List<Sum> pendingIn, List<LedgerAudit.Deviation> deviations) {

    public LedgerPicture {
        sums = List.copyOf(sums);
        house = List.copyOf(house);
        pendingIn = List.copyOf(pendingIn);
        deviations = List.copyOf(deviations);
    }

    /** A sum by asset. */
    public record Sum(int asset, long units) {}

    /** A balance. */
    public record Balance(int kind, long owner, int asset, long units) {}

    /** What the transfers of a batch change an account by. */
    public record BatchNet(long batch, long units) {}
}
