package org.perpex.notify.api;

import java.util.Map;
import org.perpex.common.core.AccountId;
import org.perpex.common.spring.dialect.DialectError;
import org.perpex.common.spring.identity.Identity;
import org.perpex.notify.listen.ListenKeys;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Gives out, keeps alive and ends listen keys. */
@RestController
@RequestMapping("/fapi/v1/listenKey")
class ListenKeyController {

    private final ListenKeys keys;

    ListenKeyController(ListenKeys keys) {
        this.keys = keys;
    }

    record ListenKeyJson(String listenKey) {}

    @PostMapping
    ListenKeyJson open(Identity identity) {
        return new ListenKeyJson(keys.open(account(identity)).value());
    }

    @PutMapping
    ListenKeyJson keepAlive(Identity identity) {
        return keys.keepAlive(account(identity))
                .map(key -> new ListenKeyJson(key.value()))
                .orElseThrow(DialectError.LISTEN_KEY_UNKNOWN::exception);
    }

    @DeleteMapping
    Map<String, String> close(Identity identity) {
        keys.close(account(identity));
        return Map.of();
    }

    private static AccountId account(Identity identity) {
        return AccountId.of(identity.userId(), identity.subAccount());
    }
}
