package org.perpex.match.orderly;

import org.perpex.match.round.Round;
import org.perpex.match.store.Rows;
import org.perpex.risk.book.OtherService;
import org.springframework.beans.factory.annotation.Autowired;

/** Knows a role, another service, and a feature that knows it. */
public final class Feature {

    @Autowired
    private Rows rows = new Rows();

    /** Uses them. */
    public void use() {
        rows.read();
        OtherService.call();
        new Round(this);
    }
}
