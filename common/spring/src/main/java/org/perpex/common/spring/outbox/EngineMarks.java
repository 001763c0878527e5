package org.perpex.common.spring.outbox;

import org.perpex.common.contract.Source;
import org.perpex.common.contract.StreamMark;
import org.perpex.common.spring.web.ServiceClients;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;

/** How far the account engine has applied what others send it, as risk-service answers. */
public interface EngineMarks {

    /** The last message applied of a numbered source, by the code that stands for it in packs. */
    @GetExchange("/internal/streams/{source}")
    Mark mark(@PathVariable("source") int source);

    /** A place in a stream. */
    record Mark(long number, long hash) {}

    /** The mark of one source, asked for whenever it is needed. */
    static ConsumerMark of(ServiceClients clients, Source source) {
        EngineMarks engine = clients.client(EngineMarks.class, "risk-service");
        return () -> {
            Mark mark = engine.mark(source.code());
            return new StreamMark(mark.number(), mark.hash());
        };
    }
}
