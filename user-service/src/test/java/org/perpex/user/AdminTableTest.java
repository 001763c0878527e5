package org.perpex.user;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.Permission;
import org.perpex.common.spring.identity.Role;
import org.perpex.common.testkit.admin.AdminTable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class AdminTableTest extends OnSharedServers {

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    @Test
    void admitsEachRoleWhereTheTableSaysSo() {
        AdminTable.of("user")
                .check(
                        mapping,
                        Arrays.stream(Role.values()).map(Enum::name).toList(),
                        (method, path, role) -> send(method, path, caller(role), method.equals("GET") ? null : Map.of())
                                .status());
    }

    private static Identity caller(@Nullable String role) {
        return role == null
                ? Identity.anonymous()
                : Identity.user(
                        4_000, 0, Set.of(Role.valueOf(role)), Set.of(Permission.values()), "session:table" + role);
    }
}
