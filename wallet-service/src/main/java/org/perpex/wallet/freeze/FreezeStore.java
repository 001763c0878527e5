package org.perpex.wallet.freeze;

/** What the freeze needs of its tables. */
public interface FreezeStore {

    Freeze current();

    /** Sets it and keeps the change, in one transaction. */
    void change(Freeze freeze);
}
