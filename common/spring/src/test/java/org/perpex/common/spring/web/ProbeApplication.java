package org.perpex.common.spring.web;

import jakarta.servlet.http.HttpServletRequest;
import org.perpex.common.spring.dialect.DialectError;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.MutableClock;
import org.perpex.common.spring.identity.Permission;
import org.perpex.common.spring.identity.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.service.annotation.GetExchange;

/** A small real service that the tests of this module call. */
@SpringBootConfiguration
@EnableAutoConfiguration(excludeName = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration")
@Import(ProbeApplication.Probe.class)
class ProbeApplication {

    @Bean
    MutableClock clock() {
        return new MutableClock();
    }

    @Bean
    Peer self(ServiceClients clients) {
        return clients.client(Peer.class, "probe-service");
    }

    @Bean
    Other broken(ServiceClients clients) {
        return clients.client(Other.class, "broken-service");
    }

    interface Other {
        @GetExchange("/")
        void ask();
    }

    interface Peer {
        @GetExchange("/api/v1/probe/whoami")
        String whoami();
    }

    record Order(String symbol) {}

    @RestController
    static class Probe {

        private static final Logger LOG = LoggerFactory.getLogger(Probe.class);

        private final Peer self;
        private final Other broken;

        Probe(Peer self, Other broken) {
            this.self = self;
            this.broken = broken;
        }

        @GetMapping({"/api/v1/probe/whoami", "/fapi/v1/whoami"})
        String whoami(Identity identity) {
            LOG.info("asked who");
            return identity.subject() + " " + identity.via();
        }

        @GetMapping("/api/v1/probe/self")
        String self() {
            return self.whoami();
        }

        @GetMapping({"/api/v1/probe/other", "/fapi/v1/other"})
        void other() {
            broken.ask();
        }

        @GetMapping("/api/v1/probe/admin")
        String admin(Identity identity) {
            identity.require(Role.ADMIN);
            return "yes";
        }

        @PostMapping("/fapi/v1/withdraw")
        String withdraw(Identity identity) {
            identity.require(Permission.WITHDRAW);
            return "yes";
        }

        @GetMapping("/fapi/v1/depth")
        String depth(@RequestParam String symbol, @RequestParam int limit) {
            throw DialectError.SYMBOL_INVALID.exception();
        }

        @GetMapping({"/fapi/v1/bug", "/api/v1/probe/bug"})
        String bug() {
            throw new IllegalStateException("secret of the database");
        }

        @RequestMapping({"/fapi/v1/symbol", "/api/v1/probe/symbol"})
        String symbol(HttpServletRequest request) {
            return String.valueOf(request.getParameter("symbol"));
        }

        @PostMapping("/api/v1/probe/orders")
        String order(@RequestBody Order order) {
            return order.symbol();
        }
    }
}
