package org.perpex.common.spring.engine;

import java.util.ArrayList;
import java.util.List;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.Message;
import org.perpex.common.contract.PackReader;
import org.perpex.common.contract.StreamGate;
import org.perpex.common.contract.StreamMark;
import org.perpex.common.contract.StreamSignal;
import org.perpex.common.core.RequestId;

/** A consumer of an engine's stream: applies each message once, in order, and never past a hole. */
public final class Downstream {

    private final PackReader reader = new PackReader();
    private final StreamGate gate = new StreamGate(StreamMark.START);
    private final List<RequestId> answers = new ArrayList<>();
    private int messages;
    private int seen;
    private boolean hole;

    public static Downstream of(List<Input> queue) {
        Downstream downstream = new Downstream();
        queue.forEach(downstream::read);
        return downstream;
    }

    public void read(Input input) {
        reader.wrap(input.body());
        while (reader.next()) {
            switch (gate.judge(reader.number(), reader.hashBefore())) {
                case NEXT -> {
                    gate.passed(reader.number(), reader.hashAfter());
                    apply(reader.message());
                    hole = false;
                }
                case SEEN -> seen++;
                case HOLE -> hole = true;
                case DIVERGED -> throw new IllegalStateException("diverged at " + reader.number());
            }
        }
    }

    public List<RequestId> answers() {
        return answers;
    }

    public StreamMark mark() {
        return gate.mark();
    }

    /** Messages applied, heartbeats left out. */
    public int messages() {
        return messages;
    }

    /** Messages that came although they had been applied. */
    public int seen() {
        return seen;
    }

    /** Whether the last thing that came stood behind something missing. */
    public boolean hasHole() {
        return hole;
    }

    private void apply(Message message) {
        if (message instanceof BookFact.AllCanceled answer) {
            answers.add(answer.request());
        }
        if (!(message instanceof StreamSignal)) {
            messages++;
        }
    }
}
