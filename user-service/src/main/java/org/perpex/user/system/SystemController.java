package org.perpex.user.system;

import java.util.List;
import org.perpex.common.spring.identity.Role;
import org.perpex.common.spring.web.AllowedRoles;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** All services at one glance, for operators. */
@RestController
class SystemController {

    private final Services services;

    SystemController(Services services) {
        this.services = services;
    }

    @GetMapping("/api/admin/system/services")
    @AllowedRoles({Role.SUPPORT, Role.OPERATOR, Role.RISK_MANAGER, Role.ADMIN})
    List<ServiceReport> services(@RequestParam(defaultValue = "false") boolean hashes) {
        return services.report(hashes);
    }
}
