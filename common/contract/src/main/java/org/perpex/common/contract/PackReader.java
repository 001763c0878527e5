package org.perpex.common.contract;

import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;
import org.perpex.common.contract.sbe.FrameHeaderDecoder;
import org.perpex.common.contract.sbe.PackHeaderDecoder;

/**
 * Reads the messages of a pack one by one. Not thread-safe; {@link #wrap} it around the next pack to use it again.
 *
 * <pre>{@code
 * reader.wrap(body);
 * while (reader.next()) {
 *     apply(reader.number(), reader.hashBefore(), reader.message());
 * }
 * }</pre>
 *
 * <p>A pack that is cut short or is no pack at all throws {@link IllegalArgumentException}.
 */
public final class PackReader {

    private final UnsafeBuffer buffer = new UnsafeBuffer(0, 0);
    private final PackHeaderDecoder packHeader = new PackHeaderDecoder();
    private final FrameHeaderDecoder frameHeader = new FrameHeaderDecoder();
    private final MessageCodec codec = new MessageCodec();
    private byte[] pack = new byte[0];
    private int nextOffset;
    private int frameOffset;
    private int frameLength;
    private int index;
    private long hashBefore;
    private long hashAfter;

    /** Starts reading a pack; the bytes are not copied and must not change meanwhile. */
    public PackReader wrap(byte[] bytes) {
        if (bytes.length < PackHeaderDecoder.ENCODED_LENGTH) {
            throw new IllegalArgumentException("not a pack: " + bytes.length + " bytes");
        }
        pack = bytes;
        buffer.wrap(bytes);
        packHeader.wrap(buffer, 0);
        if (packHeader.magic() != PackWriter.MAGIC) {
            throw new IllegalArgumentException("not a pack");
        }
        nextOffset = PackHeaderDecoder.ENCODED_LENGTH;
        index = -1;
        hashAfter = packHeader.hashBefore();
        return this;
    }

    public Source source() {
        return Source.of(packHeader.source());
    }

    public long epoch() {
        return packHeader.epoch();
    }

    public int count() {
        return packHeader.count();
    }

    /** Moves to the next message; false when there is none. */
    public boolean next() {
        if (index + 1 == packHeader.count()) {
            return false;
        }
        index++;
        frameOffset = nextOffset;
        if (frameOffset + FrameHeaderDecoder.ENCODED_LENGTH > pack.length) {
            throw new IllegalArgumentException("a pack is cut short");
        }
        frameHeader.wrap(buffer, frameOffset);
        long messageLength = frameHeader.length();
        if (messageLength > pack.length - frameOffset - FrameHeaderDecoder.ENCODED_LENGTH) {
            throw new IllegalArgumentException("a pack is cut short");
        }
        frameLength = FrameHeaderDecoder.ENCODED_LENGTH + (int) messageLength;
        nextOffset = frameOffset + frameLength;
        hashBefore = hashAfter;
        if (isNumbered()) {
            hashAfter = PackWriter.hashAfter(hashBefore, pack, frameOffset, frameLength);
        }
        return true;
    }

    /** Whether the source numbers what it says. */
    public boolean isNumbered() {
        return packHeader.firstNumber() > 0;
    }

    /** The number of the current message in its stream, or 0 if its source does not number. */
    public long number() {
        return isNumbered() ? packHeader.firstNumber() + index : 0;
    }

    /** The hash of the stream before the current message. */
    public long hashBefore() {
        return hashBefore;
    }

    /** The hash of the stream up to and including the current message. */
    public long hashAfter() {
        return hashAfter;
    }

    /** Engine time of the current message, in milliseconds. */
    public long timeMillis() {
        return frameHeader.timeMillis();
    }

    /** The number, in the stream that was acknowledged first, that the current message stands behind; 0 for none. */
    public long afterNumber() {
        return frameHeader.afterNumber();
    }

    /** Decodes the current message. */
    public Message message() {
        return codec.decode(buffer, frameOffset + FrameHeaderDecoder.ENCODED_LENGTH);
    }

    /** Copies the current frame, as {@link PackWriter#appendFrame} takes it. */
    public byte[] frame() {
        return Arrays.copyOfRange(pack, frameOffset, frameOffset + frameLength);
    }
}
