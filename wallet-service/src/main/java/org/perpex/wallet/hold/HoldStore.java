package org.perpex.wallet.hold;

import java.util.List;
import java.util.Optional;
import org.perpex.common.core.TransferId;

/** What holds need of their tables. Always within the caller's transaction. */
public interface HoldStore {

    Optional<Hold> find(TransferId id);

    Optional<HoldEnd> endOf(TransferId hold);

    /** The end that a request made. */
    Optional<HoldEnd> endBy(TransferId id);

    /** Throws {@link org.springframework.dao.DuplicateKeyException} if the id is there. */
    void insert(Hold hold, long timeMillis);

    /** Throws {@link org.springframework.dao.DuplicateKeyException} if the hold has ended, or the id is there. */
    void insert(HoldEnd end, long timeMillis);

    /** Holds that have not ended and whose time is over. */
    List<TransferId> expired(long timeMillis, int count);
}
