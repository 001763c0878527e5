package org.perpex.common.contract;

import java.util.Arrays;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.perpex.common.contract.engine.EncodedFacts;
import org.perpex.common.contract.sbe.FrameHeaderEncoder;
import org.perpex.common.contract.sbe.PackHeaderEncoder;
import org.perpex.common.core.Check;
import org.perpex.common.core.StreamHash;

/**
 * Collects messages into the body of one broker message: a pack header, then frames. Where a pack begins and ends
 * means nothing; the number and the hash belong to each message.
 *
 * <p>Not thread-safe. {@link #begin}, then {@link #append}, then {@link #toBytes}; then again.
 */
public final class PackWriter {

    /** The first four bytes of a pack. */
    static final int MAGIC = 0x31585850;

    /** No pack grows past this: larger ones are split by the sender. */
    public static final int PACK_BYTES_MAX = 128 * 1024;

    /** How many bytes a single message may take. */
    public static final int FRAME_BYTES_MAX = 4 * 1024;

    private static final int ALIGNMENT = 8;

    private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer(PACK_BYTES_MAX + FRAME_BYTES_MAX);
    private final PackHeaderEncoder packHeader = new PackHeaderEncoder();
    private final FrameHeaderEncoder frameHeader = new FrameHeaderEncoder();
    private final MessageCodec codec = new MessageCodec();
    private int length;
    private int count;

    /**
     * Starts a pack.
     *
     * @param firstNumber the number of its first message, or 0 if the source does not number
     * @param hashBefore the hash of the stream before it, or 0 if the source does not number
     */
    public void begin(Source source, long epoch, long firstNumber, long hashBefore) {
        Check.that(source.kind().numbered == firstNumber > 0, "exactly the numbered sources number", firstNumber);
        packHeader
                .wrap(buffer, 0)
                .magic(MAGIC)
                .source(source.code())
                .count(0)
                .epoch(epoch)
                .firstNumber(firstNumber)
                .hashBefore(hashBefore);
        length = PackHeaderEncoder.ENCODED_LENGTH;
        count = 0;
    }

    /**
     * Appends a message.
     *
     * @param timeMillis engine time of the message, or 0 where its source has none
     * @param afterNumber the number, in the stream that must be acknowledged first, that this message stands behind;
     *     0 if there is none
     */
    public void append(long timeMillis, long afterNumber, Message message) {
        frame(timeMillis, afterNumber, codec.encode(message, buffer, length + FrameHeaderEncoder.ENCODED_LENGTH));
    }

    /** Appends a message that is encoded already, as the other does. */
    public void append(long timeMillis, long afterNumber, EncodedFacts facts, int index) {
        int messageLength = facts.length(index);
        buffer.putBytes(length + FrameHeaderEncoder.ENCODED_LENGTH, facts.bytes(), facts.offset(index), messageLength);
        frame(timeMillis, afterNumber, messageLength);
    }

    /** Makes a frame of the message that stands behind the place of its header. */
    private void frame(long timeMillis, long afterNumber, int messageLength) {
        int at = length + FrameHeaderEncoder.ENCODED_LENGTH;
        Check.that(messageLength <= FRAME_BYTES_MAX, "a message fits in a frame", messageLength);
        int padded = messageLength + (-messageLength & ALIGNMENT - 1);
        buffer.setMemory(at + messageLength, padded - messageLength, (byte) 0);
        frameHeader
                .wrap(buffer, length)
                .length(padded)
                .reserved(0)
                .timeMillis(timeMillis)
                .afterNumber(afterNumber);
        length = at + padded;
        count++;
    }

    /** Appends a frame that another pack held, byte by byte. */
    public void appendFrame(byte[] frame) {
        appendFrames(frame, 0, frame.length, 1);
    }

    /** Appends frames that lie one behind the other. */
    public void appendFrames(byte[] from, int offset, int bytes, int frames) {
        buffer.putBytes(length, from, offset, bytes);
        length += bytes;
        count += frames;
    }

    public boolean isEmpty() {
        return count == 0;
    }

    public int count() {
        return count;
    }

    public int length() {
        return length;
    }

    /** The array that holds the pack, up to {@link #length}, until it is changed. Not to be written to. */
    public byte[] bytes() {
        packHeader.count(count);
        return buffer.byteArray();
    }

    /** Returns the pack. */
    public byte[] toBytes() {
        packHeader.count(count);
        return Arrays.copyOf(buffer.byteArray(), length);
    }

    /** Returns one message as a frame, as {@link #appendFrame} takes it. */
    public static byte[] frame(long timeMillis, long afterNumber, Message message) {
        PackWriter writer = new PackWriter();
        writer.append(timeMillis, afterNumber, message);
        return Arrays.copyOf(writer.buffer.byteArray(), writer.length);
    }

    /** Extends the hash of a stream by a frame: time, barrier and message, all of it. */
    public static long hashAfter(long hashBefore, byte[] pack, int frameOffset, int frameLength) {
        return StreamHash.extend(hashBefore, pack, frameOffset, frameLength);
    }

    /** Reads the engine time of a frame. */
    public static long timeMillisOf(byte[] frame) {
        return new UnsafeBuffer(frame).getLong(FrameHeaderEncoder.timeMillisEncodingOffset());
    }
}
