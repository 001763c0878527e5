package org.perpex.common.spring.stream;

import java.util.HashMap;
import java.util.Map;
import org.perpex.common.contract.StreamMark;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps stream positions in the consumer's own schema, in table {@code stream_position (follower VARCHAR(64), source
 * INT, number BIGINT, hash BIGINT, next_offset BIGINT, PRIMARY KEY (follower, source))}.
 *
 * <p>{@link #advance} belongs into the transaction of the effect. It moves each mark by compare-and-set, so of two
 * instances that apply the same batch one fails and changes nothing.
 */
public final class JdbcStreamPositions {

    private final JdbcClient jdbc;

    public JdbcStreamPositions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The position of a follower; the beginning if it never kept one. */
    public StreamPosition load(String follower) {
        Map<Integer, StreamMark> marks = new HashMap<>();
        long[] nextOffset = {0};
        jdbc.sql("SELECT source, number, hash, next_offset FROM stream_position WHERE follower = :follower")
                .param("follower", follower)
                .query(row -> {
                    marks.put(row.getInt("source"), new StreamMark(row.getLong("number"), row.getLong("hash")));
                    nextOffset[0] = Math.max(nextOffset[0], row.getLong("next_offset"));
                });
        return new StreamPosition(nextOffset[0], marks);
    }

    /**
     * Moves a follower from one position to the next.
     *
     * @throws StreamPositionMoved if another instance has moved it meanwhile; the transaction must roll back
     */
    public void advance(String follower, StreamPosition before, StreamPosition after) {
        after.marks().forEach((source, mark) -> {
            StreamMark old = before.marks().get(source);
            int changed = old == null
                    ? insert(follower, source, mark, after.nextOffset())
                    : update(follower, source, old, mark, after.nextOffset());
            if (changed != 1) {
                throw new StreamPositionMoved(follower);
            }
        });
    }

    private int insert(String follower, int source, StreamMark mark, long nextOffset) {
        return jdbc.sql("INSERT IGNORE INTO stream_position (follower, source, number, hash, next_offset)"
                        + " VALUES (:follower, :source, :number, :hash, :offset)")
                .param("follower", follower)
                .param("source", source)
                .param("number", mark.number())
                .param("hash", mark.hash())
                .param("offset", nextOffset)
                .update();
    }

    private int update(String follower, int source, StreamMark old, StreamMark mark, long nextOffset) {
        return jdbc.sql("UPDATE stream_position SET number = :number, hash = :hash, next_offset = :offset"
                        + " WHERE follower = :follower AND source = :source AND number = :old")
                .param("number", mark.number())
                .param("hash", mark.hash())
                .param("offset", nextOffset)
                .param("follower", follower)
                .param("source", source)
                .param("old", old.number())
                .update();
    }

    /** Another instance applied the batch first. Nothing is wrong: start again from the mark. */
    public static final class StreamPositionMoved extends IllegalStateException {
        StreamPositionMoved(String follower) {
            super("another instance has moved " + follower + " on");
        }
    }
}
