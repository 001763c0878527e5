package org.perpex.common.spring.stream;

import org.perpex.common.contract.Message;
import org.perpex.common.contract.Source;

/**
 * A message of a dense stream, as a follower hands it on.
 *
 * @param number its number in the stream of its source
 * @param hashAfter the hash of that stream up to and including it
 * @param timeMillis engine time at its source
 * @param afterNumber what {@link org.perpex.common.contract.PackReader#afterNumber} says
 */
public record StreamMessage(
        Source source, long number, long hashAfter, long timeMillis, long afterNumber, Message message) {}
