package org.perpex.risk.api;

import java.util.concurrent.TimeUnit;
import org.perpex.common.contract.StreamMark;
import org.perpex.common.spring.engine.EngineHost;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.Role;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Tells outboxes how far the engine has applied what they sent, so that they can send again what was lost. */
@RestController
class StreamController {

    private static final long ANSWER_SECONDS_MAX = 2;

    private final EngineHost<?> host;

    StreamController(EngineHost<?> host) {
        this.host = host;
    }

    record Mark(long number, long hash) {}

    @GetMapping("/internal/streams/{source}")
    Mark mark(Identity caller, @PathVariable int source) {
        if (!caller.isService()) {
            caller.require(Role.ADMIN);
        }
        StreamMark mark = host.marks()
                .orTimeout(ANSWER_SECONDS_MAX, TimeUnit.SECONDS)
                .join()
                .getOrDefault(source, StreamMark.START);
        return new Mark(mark.number(), mark.hash());
    }
}
