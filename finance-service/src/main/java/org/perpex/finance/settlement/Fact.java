package org.perpex.finance.settlement;

import org.perpex.common.contract.Message;

/**
 * A fact of the stream that is settled.
 *
 * @param number dense in its stream
 * @param hashAfter of the stream, up to and including it
 * @param timeMillis engine time
 */
public record Fact(long number, long hashAfter, long timeMillis, Message message) {}
