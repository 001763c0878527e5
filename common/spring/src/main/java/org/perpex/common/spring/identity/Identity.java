package org.perpex.common.spring.identity;

import java.util.Arrays;
import java.util.Set;

/**
 * Who acts in a request: a user through a session or an API key, nobody, or a service of Perpex.
 *
 * @param subject the user id in digits, {@code anonymous}, or {@code service:<name>}
 * @param subAccount the index of the user's sub-account, 0 for the main one
 * @param via {@code session:<id>}, {@code key:<API key>}, or empty for services and anonymous callers
 */
public record Identity(String subject, int subAccount, Set<Role> roles, Set<Permission> permissions, String via) {

    private static final String ANONYMOUS = "anonymous";
    private static final String SERVICE = "service:";

    public Identity {
        boolean user =
                !subject.isEmpty() && subject.length() <= 18 && subject.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!user && !subject.equals(ANONYMOUS) && !subject.startsWith(SERVICE)) {
            throw new IllegalArgumentException("not a subject: " + subject);
        }
        if (subAccount < 0) {
            throw new IllegalArgumentException("sub-account must not be negative: " + subAccount);
        }
        roles = Set.copyOf(roles);
        permissions = Set.copyOf(permissions);
    }

    /** Returns the identity of a user. */
    public static Identity user(long userId, int subAccount, Set<Role> roles, Set<Permission> permissions, String via) {
        return new Identity(Long.toString(userId), subAccount, roles, permissions, via);
    }

    /** Returns the identity of a caller who said nothing about who he is. */
    public static Identity anonymous() {
        return new Identity(ANONYMOUS, 0, Set.of(), Set.of(), "");
    }

    /** Returns the identity of a service that acts by itself, by its short name such as {@code trade}. */
    public static Identity service(String name) {
        return new Identity(SERVICE + name, 0, Set.of(), Set.of(), "");
    }

    public boolean isUser() {
        return !isAnonymous() && !isService();
    }

    public boolean isAnonymous() {
        return subject.equals(ANONYMOUS);
    }

    public boolean isService() {
        return subject.startsWith(SERVICE);
    }

    /** Returns whether the caller is the service of this short name. */
    public boolean isService(String name) {
        return subject.equals(SERVICE + name);
    }

    /**
     * Returns the id of the user who acts.
     *
     * @throws AccessRefused if the caller is not a user
     */
    public long userId() {
        if (!isUser()) {
            throw new AccessRefused(AccessRefused.Reason.UNAUTHENTICATED, "a signed-in user is required");
        }
        return Long.parseLong(subject);
    }

    /** Refuses everybody but a user who has this role. */
    public void require(Role role) {
        userId();
        if (!roles.contains(role)) {
            throw new AccessRefused(AccessRefused.Reason.FORBIDDEN, "the role " + role + " is required");
        }
    }

    /** Refuses everybody but a user who has one of these roles. */
    public void requireAny(Role... admitted) {
        userId();
        if (Arrays.stream(admitted).noneMatch(roles::contains)) {
            throw new AccessRefused(
                    AccessRefused.Reason.FORBIDDEN, "one of the roles " + Arrays.toString(admitted) + " is required");
        }
    }

    /** Refuses everybody but a user who acts with this permission. */
    public void require(Permission permission) {
        userId();
        if (!permissions.contains(permission)) {
            throw new AccessRefused(AccessRefused.Reason.FORBIDDEN, "the permission " + permission + " is required");
        }
    }

    /** Refuses everybody but services of Perpex that act by themselves. */
    public void requireService() {
        if (!isService()) {
            throw new AccessRefused(AccessRefused.Reason.FORBIDDEN, "for services of Perpex only");
        }
    }
}
