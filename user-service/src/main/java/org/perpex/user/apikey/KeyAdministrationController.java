package org.perpex.user.apikey;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.Role;
import org.perpex.common.spring.web.AllowedRoles;
import org.perpex.user.account.Accounts;
import org.perpex.user.refusal.Texts;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The API keys of people, for operators. Nothing that could sign is ever shown. */
@RestController
class KeyAdministrationController {

    private final ApiKeys keys;
    private final Accounts accounts;

    KeyAdministrationController(ApiKeys keys, Accounts accounts) {
        this.keys = keys;
        this.accounts = accounts;
    }

    record Why(@Nullable String reason) {}

    @GetMapping("/api/admin/user/{id}/keys")
    @AllowedRoles({Role.SUPPORT, Role.OPERATOR, Role.RISK_MANAGER, Role.ADMIN})
    List<ApiKeyController.KeyView> list(@PathVariable long id) {
        accounts.requireKnown(id);
        return keys.of(id).stream().map(key -> ApiKeyController.view(key, null)).toList();
    }

    @PostMapping("/api/admin/user/{id}/keys/{apiKey}/revoke")
    @AllowedRoles({Role.OPERATOR, Role.ADMIN})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(Identity identity, @PathVariable long id, @PathVariable String apiKey, @RequestBody Why why) {
        keys.revoke(id, apiKey, identity.subject(), Texts.reason(why.reason()));
    }
}
