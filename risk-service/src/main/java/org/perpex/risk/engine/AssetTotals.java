package org.perpex.risk.engine;

import org.perpex.common.core.Asset;
import org.perpex.common.core.Check;

/** Where an asset's money is, summed over all accounts. Kept step by step, checked after every input. */
final class AssetTotals {

    private final Asset asset;
    private long walletsUnits;
    private long feeIncomeUnits;
    private long clearingUnits;
    private long transferredUnits;
    private long roundingUnits;
    private long insuranceUnits;

    AssetTotals(Asset asset) {
        this.asset = asset;
    }

    Asset asset() {
        return asset;
    }

    long walletsUnits() {
        return walletsUnits;
    }

    long feeIncomeUnits() {
        return feeIncomeUnits;
    }

    /** The other side of everything realised, over the markets that settle in the asset. */
    long clearingUnits() {
        return clearingUnits;
    }

    /** Transfers in less transfers out. */
    long transferredUnits() {
        return transferredUnits;
    }

    /** What divisions left over. */
    long roundingUnits() {
        return roundingUnits;
    }

    /** What the insurance fund holds, in all its pools. */
    long insuranceUnits() {
        return insuranceUnits;
    }

    void walletMoved(long deltaUnits) {
        walletsUnits = Math.addExact(walletsUnits, deltaUnits);
    }

    void feeTaken(long units) {
        feeIncomeUnits = Math.addExact(feeIncomeUnits, units);
    }

    void realized(long units) {
        clearingUnits = Math.subtractExact(clearingUnits, units);
    }

    void rounded(long units) {
        roundingUnits = Math.addExact(roundingUnits, units);
    }

    /** Takes into the insurance fund; negative pays out of it. */
    void insured(long units) {
        insuranceUnits = Math.addExact(insuranceUnits, units);
    }

    void transferred(long deltaUnits) {
        transferredUnits = Math.addExact(transferredUnits, deltaUnits);
    }

    void restore(long wallets, long fees, long clearing, long transferred) {
        walletsUnits = wallets;
        feeIncomeUnits = fees;
        clearingUnits = clearing;
        transferredUnits = transferred;
    }

    void checkConserved() {
        long heldUnits = Math.addExact(Math.addExact(walletsUnits, feeIncomeUnits), clearingUnits);
        heldUnits = Math.addExact(Math.addExact(heldUnits, roundingUnits), insuranceUnits);
        Check.that(heldUnits == transferredUnits, "no unit is lost or made", heldUnits - transferredUnits);
    }
}
