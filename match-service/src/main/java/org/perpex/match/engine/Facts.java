package org.perpex.match.engine;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.PackWriter;
import org.perpex.common.contract.engine.EncodedFacts;
import org.perpex.common.contract.engine.FactSink;

/**
 * The facts of the present input: they are collected as bytes, and go to the account engine and then to everybody when
 * the input ends, or before that when there are many. Not thread-safe.
 */
final class Facts {

    /** What has been said and not handed over: an engine that adds to it writes at the offset that it is given. */
    final EncodedFacts said = new EncodedFacts();

    private @Nullable FactSink sink;

    void begin(FactSink next) {
        sink = next;
        said.clear();
    }

    void end() {
        if (said.count() > 0) {
            handOver();
        }
        sink = null;
    }

    /** Says what concerns accounts. */
    void sayToBoth(BookFact fact) {
        makeRoom(PackWriter.FRAME_BYTES_MAX, true);
        said.addShared(fact);
    }

    /** Says what concerns accounts; returns where in {@link #said} its bytes are to be written. */
    int sayToBoth(int factBytes) {
        makeRoom(factBytes, true);
        return said.addShared(factBytes);
    }

    /**
     * Says two facts that concern accounts and two of the same length that concern the public only; returns where in
     * {@link #said} the first is to be written, the others right behind it.
     */
    int sayToBoth(int firstBytes, int secondBytes, int publicBytes) {
        makeRoom(firstBytes + secondBytes + 2 * publicBytes, true);
        return said.addAll(firstBytes, secondBytes, publicBytes);
    }

    /** Says what concerns the public only; returns where in {@link #said} its bytes are to be written. */
    int sayToAll(int factBytes) {
        makeRoom(factBytes, false);
        return said.add(factBytes);
    }

    /** Says what concerns the public only. */
    void sayToAll(BookFact fact) {
        makeRoom(PackWriter.FRAME_BYTES_MAX, false);
        said.add(fact);
    }

    private void makeRoom(int factBytes, boolean shared) {
        if (!said.hasRoom(factBytes) || shared && !said.endsShared()) {
            handOver();
            said.clear();
        }
    }

    private void handOver() {
        Objects.requireNonNull(sink, "facts are said while an input is applied")
                .append(Destination.RISK, Destination.TRADE, said);
    }
}
