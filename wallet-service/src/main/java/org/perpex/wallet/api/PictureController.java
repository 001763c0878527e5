package org.perpex.wallet.api;

import java.util.List;
import org.perpex.common.spring.identity.Identity;
import org.perpex.wallet.audit.LedgerPicture;
import org.perpex.wallet.audit.LedgerPictures;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What reconciliation reads of the ledger. For services alone. */
@RestController
class PictureController {

    private final LedgerPictures pictures;

    PictureController(LedgerPictures pictures) {
        this.pictures = pictures;
    }

    @GetMapping("/internal/ledger/pictures/{source}")
    LedgerPicture picture(Identity caller, @PathVariable("source") int source) {
        caller.requireService();
        return pictures.picture(source);
    }

    @GetMapping("/internal/ledger/futures")
    List<LedgerPicture.Balance> futures(Identity caller) {
        caller.requireService();
        return pictures.futures();
    }

    @GetMapping("/internal/ledger/accounts/{kind}/{owner}/{asset}/batches")
    List<LedgerPicture.BatchNet> batches(
            Identity caller,
            @PathVariable("kind") int kind,
            @PathVariable("owner") long owner,
            @PathVariable("asset") int asset) {
        caller.requireService();
        return pictures.batches(kind, owner, asset);
    }
}
