package org.perpex.notify.listen;

import java.time.Duration;
import java.util.Optional;
import org.perpex.common.core.AccountId;

/** The listen keys that are valid. One per account; it lives an hour after it was asked for or kept alive. */
public interface ListenKeys {

    /** How long a key lives. */
    Duration LIFE = Duration.ofMinutes(60);

    /** Returns the account's key, a new one if it has none, and starts its hour anew. */
    ListenKey open(AccountId account);

    /** Starts the hour of the account's key anew; empty if it has none. */
    Optional<ListenKey> keepAlive(AccountId account);

    /** Ends the account's key, if it has one. */
    void close(AccountId account);

    /** The account that a key lets listen to; empty if the key is not valid. */
    Optional<AccountId> accountOf(ListenKey key);
}
