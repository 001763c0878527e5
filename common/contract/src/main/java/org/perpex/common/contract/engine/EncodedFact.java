package org.perpex.common.contract.engine;

import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.perpex.common.contract.Message;
import org.perpex.common.contract.MessageCodec;
import org.perpex.common.contract.sbe.MessageHeaderDecoder;

/**
 * A fact as the bytes of its message: written once by the engine that says it, and copied into each stream that it
 * goes to. The engine writes the next one over it. Not thread-safe.
 */
public final class EncodedFact {

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final MessageCodec codec;
    private final byte[] bytes;
    private final UnsafeBuffer buffer;

    /**
     * Makes room for a message of fixed length.
     *
     * @param codec reads it back for those who want it as an object
     * @param length with the header of the message
     */
    public EncodedFact(MessageCodec codec, int length) {
        this.codec = codec;
        this.bytes = new byte[length];
        this.buffer = new UnsafeBuffer(bytes);
    }

    /** What the engine writes into. */
    public MutableDirectBuffer buffer() {
        return buffer;
    }

    /** Which message of the schema it is. */
    public int templateId() {
        return header.wrap(buffer, 0).templateId();
    }

    /** Copies the message to an offset of a buffer; returns its length. */
    public int copyTo(MutableDirectBuffer target, int offset) {
        target.putBytes(offset, bytes);
        return bytes.length;
    }

    /** Returns the message as an object, which stays as it is. */
    public Message decode() {
        return codec.decode(buffer, 0);
    }
}
