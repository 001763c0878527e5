package org.perpex.wallet.explorer;

import java.util.List;

/** Reads transfers of the books, the newest first. */
public interface LedgerExplorer {

    List<LedgerEntry> find(LedgerQuery query);
}
