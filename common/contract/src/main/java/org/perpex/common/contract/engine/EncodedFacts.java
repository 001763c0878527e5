package org.perpex.common.contract.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;
import org.perpex.common.contract.Message;
import org.perpex.common.contract.MessageCodec;
import org.perpex.common.contract.sbe.MessageHeaderDecoder;
import org.perpex.common.core.Check;

/**
 * Facts as the bytes of their messages, one right behind the other: written once by the engine that says them. The
 * first of them are shared: they go to two streams, the others to the second only. The engine writes the next ones
 * over them. Not thread-safe.
 */
public final class EncodedFacts {

    /** How many bytes the facts take together at most. */
    public static final int BYTES_MAX = 32 * 1024;

    private static final int FACTS_MAX = 1024;
    private static final int ADDED_MAX = 4;
    private static final char ASCII_MAX = 127;
    private static final VarHandle SHORTS =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int TEMPLATE_ID = MessageHeaderDecoder.templateIdEncodingOffset();
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final MessageCodec codec = new MessageCodec();
    private final byte[] bytes = new byte[BYTES_MAX];
    private final UnsafeBuffer buffer = new UnsafeBuffer(bytes);
    private final int[] ends = new int[FACTS_MAX];
    private int count;
    private int sharedCount;
    private int length;
    private int sharedLength;

    /** Whether a fact of some bytes can be added. */
    public boolean hasRoom(int factBytes) {
        return length <= BYTES_MAX - factBytes && count <= FACTS_MAX - ADDED_MAX;
    }

    /** Whether a shared fact can be added: none follows one that is not. */
    public boolean endsShared() {
        return count == sharedCount;
    }

    /** Adds a fact that both streams get, and returns the offset at which the engine writes it. */
    public int addShared(int factBytes) {
        int at = add(factBytes);
        sharedLength = length;
        sharedCount = count;
        return at;
    }

    /** Adds a fact that the second stream alone gets, and returns the offset at which the engine writes it. */
    public int add(int factBytes) {
        int at = length;
        length = at + factBytes;
        ends[count++] = length;
        return at;
    }

    /**
     * Adds two facts that both streams get and two of the same length that the second stream alone gets. Returns the
     * offset at which the engine writes the first; the others follow right behind it.
     */
    public int addAll(int firstBytes, int secondBytes, int otherBytes) {
        int at = length;
        int first = count;
        int shared = at + firstBytes + secondBytes;
        int all = shared + 2 * otherBytes;
        ends[first + 3] = all;
        ends[first + 2] = shared + otherBytes;
        ends[first + 1] = shared;
        ends[first] = at + firstBytes;
        count = first + 4;
        sharedCount = first + 2;
        length = all;
        sharedLength = shared;
        return at;
    }

    /** Adds a fact that both streams get. */
    public void addShared(Message fact) {
        Check.that(endsShared(), "shared facts come first", count);
        addShared(codec.encode(fact, buffer, length));
    }

    /** Adds a fact that the second stream alone gets. */
    public void add(Message fact) {
        add(codec.encode(fact, buffer, length));
    }

    /** Writes a number at an offset, in the byte order of messages. */
    public void putLong(int at, long value) {
        LONGS.set(bytes, at, value);
    }

    /** Writes a number at an offset, in the byte order of messages. */
    public void putInt(int at, int value) {
        INTS.set(bytes, at, value);
    }

    /** Writes the lowest byte of a number at an offset. */
    public void putByte(int at, int value) {
        bytes[at] = (byte) value;
    }

    /** Writes one or zero at an offset. */
    public void putBit(int at, boolean value) {
        bytes[at] = (byte) (value ? 1 : 0);
    }

    /**
     * Writes a text into a place of a number of bytes, then zeros; a question mark stands for what is not ASCII.
     *
     * @throws IndexOutOfBoundsException if the text is longer than its place
     */
    public void putText(int at, int room, String text) {
        int characters = text.length();
        if (characters > room) {
            throw new IndexOutOfBoundsException("the text has at most " + room + " characters: " + characters);
        }
        Arrays.fill(bytes, at, at + room, (byte) 0);
        for (int i = 0; i < characters; i++) {
            char character = text.charAt(i);
            bytes[at + i] = (byte) (character <= ASCII_MAX ? character : '?');
        }
    }

    /** Forgets all facts. */
    public void clear() {
        count = 0;
        sharedCount = 0;
        length = 0;
        sharedLength = 0;
    }

    public int count() {
        return count;
    }

    /** How many of the facts, from the first on, go to both streams. */
    public int sharedCount() {
        return sharedCount;
    }

    /** How many bytes the facts take. */
    public int length() {
        return length;
    }

    /** How many bytes, from the first on, go to both streams. */
    public int sharedLength() {
        return sharedLength;
    }

    /** What holds the facts, from its first byte on: to be read only. */
    public byte[] bytes() {
        return bytes;
    }

    /** Where a fact begins. */
    public int offset(int index) {
        return index == 0 ? 0 : ends[index - 1];
    }

    /** How many bytes a fact takes, with the header of its message. */
    public int length(int index) {
        return ends[index] - offset(index);
    }

    /** Which message of the schema a fact is. */
    public int templateId(int index) {
        return (short) SHORTS.get(bytes, offset(index) + TEMPLATE_ID) & 0xFFFF;
    }

    /** Returns a fact as an object, which stays as it is. */
    public Message decode(int index) {
        return codec.decode(buffer, offset(index));
    }
}
