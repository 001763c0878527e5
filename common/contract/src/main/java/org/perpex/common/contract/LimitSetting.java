package org.perpex.common.contract;

import org.perpex.common.core.LimitRule;

/**
 * One rule of a limits profile.
 *
 * @param rule which rule
 * @param enabled whether it holds
 * @param value the bound: parts per million, units or lots, as the rule says
 * @param periodMillis the time that the rule looks at, or 0
 */
public record LimitSetting(LimitRule rule, boolean enabled, long value, long periodMillis) {}
