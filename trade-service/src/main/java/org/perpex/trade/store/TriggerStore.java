package org.perpex.trade.store;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.perpex.common.contract.Source;
import org.perpex.common.spring.stream.JdbcStreamPositions;
import org.perpex.common.spring.stream.StreamPosition;
import org.perpex.trade.trigger.TriggerChange;
import org.perpex.trade.trigger.TriggerHistory;
import org.perpex.trade.trigger.TriggerState;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Triggers in MySQL, and how far the stream of accounts has been written for them. */
@Repository
public class TriggerStore implements TriggerHistory {

    private static final String FOLLOWER = "triggers";

    private final TriggerMapper triggers;
    private final JdbcStreamPositions positions;

    TriggerStore(TriggerMapper triggers, JdbcStreamPositions positions) {
        this.triggers = triggers;
        this.positions = positions;
    }

    /** How far the stream has been written. */
    public StreamPosition load() {
        return positions.load(FOLLOWER);
    }

    /** Writes changes in their order and moves the position, all or nothing. */
    @Transactional
    public void save(List<TriggerChange> changes, StreamPosition before, StreamPosition after) {
        positions.advance(FOLLOWER, before, after);
        changes.forEach(this::write);
    }

    private void write(TriggerChange change) {
        switch (change) {
            case TriggerChange.Placed c -> triggers.insert(TriggerRow.of(c.trigger(), c.timeMillis()));
            case TriggerChange.Resized c -> triggers.resize(c);
            case TriggerChange.Fired c -> triggers.fire(c);
            case TriggerChange.Ended c -> triggers.end(c.triggerId(), c.status().code, c.timeMillis());
            case TriggerChange.Filled c -> triggers.fill(c);
        }
    }

    @Override
    public Optional<TriggerState> find(long account, long triggerId, String clientTriggerId) {
        return triggers.find(account, triggerId, clientTriggerId).stream()
                .map(TriggerRow::toState)
                .findFirst();
    }

    @Override
    public List<TriggerState> list(Page page) {
        return triggers.list(page).stream()
                .map(TriggerRow::toState)
                .sorted(Comparator.comparingLong(state -> state.trigger().triggerId()))
                .toList();
    }

    @Override
    public long lastNumber() {
        return positions.load(FOLLOWER).markOf(Source.RISK).number();
    }
}
