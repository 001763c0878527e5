package org.perpex.finance.settlement;

/**
 * How far the books have come.
 *
 * @param last number of the last settled fact
 * @param hash of the stream, up to and including it
 * @param nextOffset where in the queue what comes after it begins, or earlier
 * @param batch number of the last batch
 */
public record Mark(long last, long hash, long nextOffset, long batch) {}
