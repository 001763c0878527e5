package org.perpex.common.core;

import org.jspecify.annotations.Nullable;

/**
 * One step of a market's margin table: for position notionals above {@code floorUnits} up to and including
 * {@code capUnits}. Maintenance margin = notional × ratio − {@code deductionUnits} (formula F8).
 *
 * @param floorUnits lower bound of the notional, in units of the quote asset
 * @param capUnits upper bound of the notional, in units of the quote asset
 * @param maintenancePpm maintenance margin ratio, in parts per million
 * @param leverageMax the largest leverage allowed for a notional in this bracket
 * @param deductionUnits what makes the table continuous at its steps, in units of the quote asset
 */
public record LeverageBracket(
        long floorUnits, long capUnits, int maintenancePpm, int leverageMax, long deductionUnits) {

    public LeverageBracket {
        if (floorUnits < 0 || capUnits <= floorUnits || deductionUnits < 0) {
            throw new IllegalArgumentException("bracket bounds: " + floorUnits + " to " + capUnits);
        }
        if (maintenancePpm <= 0 || maintenancePpm > Exact.PPM || leverageMax < 1) {
            throw new IllegalArgumentException("bracket ratio " + maintenancePpm + ", leverage " + leverageMax);
        }
    }

    /**
     * The step that follows another, or the first, with the deduction that keeps the table continuous, rounded down.
     *
     * @param before the step below; null if this is the first
     * @throws IllegalArgumentException if it does not rise above that step
     */
    public static LeverageBracket above(
            @Nullable LeverageBracket before, long capUnits, int maintenancePpm, int leverageMax) {
        if (before == null) {
            return new LeverageBracket(0, capUnits, maintenancePpm, leverageMax, 0);
        }
        if (maintenancePpm <= before.maintenancePpm) {
            throw new IllegalArgumentException("maintenance must rise above " + before.maintenancePpm);
        }
        long more = Exact.mulDivFloor(before.capUnits, maintenancePpm - before.maintenancePpm, Exact.PPM);
        long deduction = Math.addExact(before.deductionUnits, more);
        return new LeverageBracket(before.capUnits, capUnits, maintenancePpm, leverageMax, deduction);
    }
}
