package org.perpex.common.spring.outbox;

import java.nio.ByteBuffer;
import java.util.List;
import org.perpex.common.contract.Message;
import org.perpex.common.contract.PackWriter;
import org.perpex.common.contract.StreamMark;
import org.perpex.common.core.Check;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Appends commands to the outbox table of a service, within the caller's transaction.
 *
 * <p>Tables, in the service's own schema: {@code outbox (number BIGINT PRIMARY KEY, hash BIGINT NOT NULL, frame
 * VARBINARY(4200) NOT NULL)}, where the hash is that of the stream up to and including the row, and {@code outbox_end
 * (id TINYINT PRIMARY KEY, number BIGINT NOT NULL, hash BIGINT NOT NULL, epoch BIGINT NOT NULL, acknowledged BIGINT NOT
 * NULL)} with one row, id 1. The row lock on {@code outbox_end} makes the numbers dense: whoever rolls back takes no
 * number. Never under a distributed transaction that may roll back after its local commit.
 */
public final class Outbox {

    private final JdbcClient jdbc;
    private final Runnable wake;

    /** @param wake called after a commit that appended something */
    public Outbox(JdbcClient jdbc, Runnable wake) {
        this.jdbc = jdbc;
        this.wake = wake;
    }

    /** Creates the row that holds the end of the stream, if the schema is new. */
    public void initialise() {
        jdbc.sql("INSERT IGNORE INTO outbox_end (id, number, hash, epoch, acknowledged) VALUES (1, 0, :hash, 0, 0)")
                .param("hash", StreamMark.START.hash())
                .update();
    }

    /** Appends a command and returns its number. The caller's transaction must be active. */
    public long append(Message command) {
        Check.that(
                TransactionSynchronizationManager.isActualTransactionActive(),
                "a command is appended within the transaction that decides it");
        StreamMark end = jdbc.sql("SELECT number, hash FROM outbox_end WHERE id = 1 FOR UPDATE")
                .query((row, index) -> new StreamMark(row.getLong("number"), row.getLong("hash")))
                .single();
        byte[] frame = PackWriter.frame(0, 0, command);
        StreamMark next = new StreamMark(end.number() + 1, PackWriter.hashAfter(end.hash(), frame, 0, frame.length));
        jdbc.sql("INSERT INTO outbox (number, hash, frame) VALUES (:number, :hash, :frame)")
                .param("number", next.number())
                .param("hash", next.hash())
                .param("frame", frame)
                .update();
        jdbc.sql("UPDATE outbox_end SET number = :number, hash = :hash WHERE id = 1")
                .param("number", next.number())
                .param("hash", next.hash())
                .update();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                wake.run();
            }
        });
        return next.number();
    }

    /** The rows after a number, in order, at most {@code rowsMax}. */
    List<Row> after(long number, int rowsMax) {
        return jdbc.sql("SELECT number, hash, frame FROM outbox WHERE number > :number ORDER BY number LIMIT :rows")
                .param("number", number)
                .param("rows", rowsMax)
                .query((row, index) ->
                        new Row(row.getLong("number"), row.getLong("hash"), ByteBuffer.wrap(row.getBytes("frame"))))
                .list();
    }

    /** The hash of the stream up to and including a number. */
    long hashAt(long number) {
        if (number == 0) {
            return StreamMark.START.hash();
        }
        return jdbc.sql("SELECT hash FROM outbox WHERE number = :number")
                .param("number", number)
                .query(Long.class)
                .single();
    }

    /** The number up to which the broker has acknowledged. */
    long acknowledged() {
        return jdbc.sql("SELECT acknowledged FROM outbox_end WHERE id = 1")
                .query(Long.class)
                .single();
    }

    void acknowledge(long number) {
        jdbc.sql("UPDATE outbox_end SET acknowledged = GREATEST(acknowledged, :number) WHERE id = 1")
                .param("number", number)
                .update();
    }

    /** Raises the epoch for a new sender and returns it. */
    long nextEpoch() {
        jdbc.sql("UPDATE outbox_end SET epoch = epoch + 1 WHERE id = 1").update();
        return jdbc.sql("SELECT epoch FROM outbox_end WHERE id = 1")
                .query(Long.class)
                .single();
    }

    /** One command in the table. */
    record Row(long number, long hash, ByteBuffer frame) {}
}
