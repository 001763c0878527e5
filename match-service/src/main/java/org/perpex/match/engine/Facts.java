package org.perpex.match.engine;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.engine.EncodedFact;
import org.perpex.common.contract.engine.FactSink;

/** Where the facts of the present input go: to the account engine first, then to everybody. Not thread-safe. */
final class Facts {

    private @Nullable FactSink sink;

    void begin(FactSink next) {
        sink = next;
    }

    void end() {
        sink = null;
    }

    /** Says what concerns accounts. */
    void sayToBoth(BookFact fact) {
        FactSink open = open();
        open.append(Destination.RISK, fact);
        open.append(Destination.TRADE, fact);
    }

    /** Says what concerns accounts. */
    void sayToBoth(EncodedFact fact) {
        FactSink open = open();
        open.append(Destination.RISK, fact);
        open.append(Destination.TRADE, fact);
    }

    /** Says what concerns the public only. */
    void sayToAll(EncodedFact fact) {
        open().append(Destination.TRADE, fact);
    }

    /** Says what concerns the public only. */
    void sayToAll(BookFact fact) {
        open().append(Destination.TRADE, fact);
    }

    private FactSink open() {
        return Objects.requireNonNull(sink, "facts are said while an input is applied");
    }
}
