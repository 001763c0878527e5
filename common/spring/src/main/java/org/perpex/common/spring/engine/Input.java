package org.perpex.common.spring.engine;

/**
 * One message of an engine's queue.
 *
 * @param offset its place in the queue, dense
 * @param storeTimeMillis when it was stored, by the queue's clock
 * @param body a pack; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared: its offset is its identity
public record Input(long offset, long storeTimeMillis, byte[] body) {}
