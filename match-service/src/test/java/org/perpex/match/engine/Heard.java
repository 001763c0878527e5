package org.perpex.match.engine;

import java.util.ArrayList;
import java.util.List;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.Message;
import org.perpex.common.contract.engine.FactSink;

/** What an engine said, and where to. */
final class Heard implements FactSink {

    record Said(Destination destination, Message fact) {}

    final List<Said> facts = new ArrayList<>();

    @Override
    public void append(Destination destination, Message fact) {
        facts.add(new Said(destination, fact));
    }

    /** Returns what was said to a destination since the last call, and forgets everything. */
    List<Message> take(Destination destination) {
        List<Message> taken = facts.stream()
                .filter(said -> said.destination().equals(destination))
                .map(Said::fact)
                .toList();
        facts.clear();
        return taken;
    }
}
