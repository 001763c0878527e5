package org.perpex.finance.store;

import java.util.List;
import java.util.Optional;
import org.perpex.finance.checkpoint.Checkpoint;
import org.perpex.finance.checkpoint.CheckpointState;
import org.perpex.finance.checkpoint.CheckpointStore;
import org.springframework.stereotype.Repository;

/** The table of checkpoints. */
@Repository
class JdbcCheckpoints implements CheckpointStore {

    private final CheckpointMapper mapper;

    JdbcCheckpoints(CheckpointMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public List<Checkpoint> pending(int source) {
        return mapper.pending(source).stream().map(JdbcCheckpoints::checkpoint).toList();
    }

    @Override
    public Optional<Checkpoint> latest(int source) {
        return Optional.ofNullable(mapper.latest(source)).map(JdbcCheckpoints::checkpoint);
    }

    @Override
    public void compared(int source, Checkpoint checkpoint) {
        mapper.compared(
                source,
                new CheckpointMapper.Row(
                        checkpoint.number(),
                        checkpoint.checkpoint(),
                        checkpoint.timeMillis(),
                        checkpoint.state().code,
                        checkpoint.engine().accounts(),
                        checkpoint.engine().hash(),
                        checkpoint.engine().units(),
                        checkpoint.ledger().accounts(),
                        checkpoint.ledger().hash(),
                        checkpoint.ledger().units()));
    }

    private static Checkpoint checkpoint(CheckpointMapper.Row row) {
        return new Checkpoint(
                row.number(),
                row.checkpoint(),
                row.timeMillis(),
                CheckpointState.of(row.state()),
                new Checkpoint.Wallets(row.engineAccounts(), row.engineHash(), row.engineUnits()),
                new Checkpoint.Wallets(row.ledgerAccounts(), row.ledgerHash(), row.ledgerUnits()));
    }
}
