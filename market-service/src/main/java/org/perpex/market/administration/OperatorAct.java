package org.perpex.market.administration;

/**
 * Who does what, and why.
 *
 * @param id unique; the same for what is done once, such as an approved request
 * @param operator user id
 */
public record OperatorAct(String id, long operator, String reason) {}
