package org.perpex.common.spring.engine;

import java.util.List;

/** Where inputs come from, in their order: a queue of a broker, an archive on disk, blocks of a consensus. */
public interface InputSource extends AutoCloseable {

    /** Returns the next inputs, or none if none has come yet. Never waits. Throws if the place to read from is gone. */
    List<Input> poll();

    /** The offset that the next input to be stored will get, as far as is known. */
    long endOffset();

    /** The offset of the oldest input that the source still holds. */
    long startOffset();

    /** Runs {@code wake} whenever there may be something new to {@link #poll}. */
    void onArrival(Runnable wake);

    @Override
    void close();
}
