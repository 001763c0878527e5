package org.perpex.common.contract;

import java.util.List;

/** What concerns streams themselves. Read by the host of an engine and by consumers, never by an engine. */
public sealed interface StreamSignal extends Message {

    /**
     * What the leader of an engine has sent and the broker has acknowledged, written by the leader into its own
     * queue. It is the leader's lease, and what makes a snapshot count.
     *
     * @param epoch the leader's epoch
     * @param replica who leads
     * @param streams the acknowledged end of each stream
     */
    record Progress(long epoch, long replica, List<StreamEnd> streams) implements StreamSignal {

        public Progress {
            streams = List.copyOf(streams);
        }
    }

    /** How far the stream to a destination has come. */
    record StreamEnd(Destination destination, StreamMark mark) {}

    /**
     * A consumer waits before a missing message, and asks for what follows its mark. Written into the queue that the
     * source of the stream reads; it changes no state there.
     *
     * @param destination where the stream goes, which is where the consumer reads
     * @param after the last message that the consumer has
     */
    record SendAgain(Destination destination, StreamMark after) implements StreamSignal {}

    /** Engine time has moved; keeps each stream alive when there is nothing else to say. */
    record Heartbeat() implements StreamSignal {

        static final Heartbeat INSTANCE = new Heartbeat();
    }
}
