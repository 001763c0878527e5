package org.perpex.wallet.ledger;

import org.perpex.common.core.TransferId;

/** What the ledger made of a transfer. */
public sealed interface Posting {

    /** It is in the books now. */
    record Posted(TransferId id) implements Posting {}

    /** It was in the books before; nothing happened. */
    record AlreadyPosted(TransferId id) implements Posting {}

    /** It is not in the books; nothing happened. */
    record Refused(TransferId id, RefusalReason reason) implements Posting {}
}
