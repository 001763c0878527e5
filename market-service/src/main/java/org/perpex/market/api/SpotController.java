package org.perpex.market.api;

import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.Permission;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What clients ask of the spot exchange that they expect beside this one, before they load its markets. There is none, so
 * nothing is listed there: clients then know assets by the markets alone.
 */
@RestController
class SpotController {

    @GetMapping(
            path = {"/sapi/v1/capital/config/getall", "/sapi/v1/margin/allPairs", "/sapi/v1/margin/isolated/allPairs"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    String nothing(Identity caller) {
        caller.require(Permission.READ);
        return "[]";
    }
}
