package org.perpex.user.account;

import java.util.Set;
import org.perpex.common.spring.identity.Role;

/** A person who is registered. */
public record Account(long id, String email, Set<Role> roles) {

    public Account {
        roles = Set.copyOf(roles);
    }
}
