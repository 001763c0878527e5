package org.perpex.user.apikey;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.Permission;
import org.perpex.user.account.Accounts;
import org.perpex.user.account.Freezes;
import org.perpex.user.refusal.Reason;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** API keys for their owners, in a session only: a key cannot make keys. And for the gateway, each key by its name. */
@RestController
class ApiKeyController {

    private final ApiKeys keys;
    private final Accounts accounts;
    private final Freezes freezes;

    ApiKeyController(ApiKeys keys, Accounts accounts, Freezes freezes) {
        this.keys = keys;
        this.accounts = accounts;
        this.freezes = freezes;
    }

    record NewKey(
            @Nullable String label,
            @Nullable String kind,
            @Nullable String publicKey,
            @Nullable List<String> permissions,
            @Nullable List<@Nullable String> ipAllowList) {}

    /** @param apiSecret of a new HMAC key, in this one answer */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record KeyView(
            String apiKey,
            @Nullable String apiSecret,
            String label,
            String kind,
            List<String> permissions,
            List<String> ipAllowList,
            long createTime) {}

    /** What the gateway checks a request by. */
    record KeyRecord(
            String apiKey,
            long userId,
            int subAccount,
            String kind,
            @Nullable String encryptedSecret,
            @Nullable String publicKey,
            List<String> permissions,
            List<String> roles,
            List<String> ipAllowList,
            boolean revoked) {}

    @PostMapping("/api/v1/api-keys")
    @ResponseStatus(HttpStatus.CREATED)
    KeyView create(Identity identity, @RequestBody NewKey wanted) {
        long user = user(identity);
        ApiKeys.Created created = keys.create(user, order(wanted));
        return view(created.key(), created.secret());
    }

    @GetMapping("/api/v1/api-keys")
    List<KeyView> list(Identity identity) {
        return keys.of(user(identity)).stream().map(key -> view(key, null)).toList();
    }

    @DeleteMapping("/api/v1/api-keys/{apiKey}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(Identity identity, @PathVariable String apiKey) {
        keys.revoke(user(identity), apiKey);
    }

    @GetMapping("/internal/api-keys/{apiKey}")
    KeyRecord forGateway(Identity identity, @PathVariable String apiKey) {
        identity.requireService();
        KeyRow key = keys.byName(apiKey).orElseThrow(Reason.KEY_UNKNOWN::refused);
        return new KeyRecord(
                key.apiKey(),
                key.accountId(),
                key.subAccount(),
                key.kind(),
                key.sealedSecret(),
                key.publicKey(),
                key.permissionList(),
                accounts.roles(key.accountId()).stream().map(Enum::name).toList(),
                key.addressList(),
                key.revokedMillis() != null || freezes.isFrozen(key.accountId()));
    }

    private static long user(Identity identity) {
        long user = identity.userId();
        if (!identity.via().startsWith("session:")) {
            throw Reason.SESSION_REQUIRED.refused();
        }
        return user;
    }

    private static KeyOrder order(NewKey wanted) {
        if (wanted.label() == null) {
            throw Reason.LABEL_INVALID.refused();
        }
        String name = wanted.kind() == null ? KeyKind.HMAC.name() : wanted.kind();
        KeyKind kind = constant(KeyKind.class, name).orElseThrow(Reason.KIND_INVALID::refused);
        List<@Nullable String> addresses = wanted.ipAllowList() == null ? List.of() : wanted.ipAllowList();
        return new KeyOrder(
                wanted.label(),
                kind,
                wanted.publicKey(),
                permissions(wanted.permissions()),
                AddressRanges.canonical(addresses));
    }

    private static Set<Permission> permissions(@Nullable List<String> names) {
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        for (String name : names == null ? List.of(Permission.READ.name()) : names) {
            permissions.add(constant(Permission.class, name).orElseThrow(Reason.PERMISSIONS_INVALID::refused));
        }
        return permissions;
    }

    private static <E extends Enum<E>> Optional<E> constant(Class<E> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(name))
                .findFirst();
    }

    static KeyView view(KeyRow key, @Nullable String secret) {
        return new KeyView(
                key.apiKey(),
                secret,
                key.label(),
                key.kind(),
                key.permissionList(),
                key.addressList(),
                key.createdMillis());
    }
}
