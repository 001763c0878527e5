package org.perpex.user;

import java.net.http.HttpHeaders;
import tools.jackson.databind.JsonNode;

/** An answer of the service. */
record Reply(int status, JsonNode json, String text, HttpHeaders headers) {

    String reason() {
        return json.path("reason").asString("");
    }

    String field(String name) {
        return json.path(name).asString("");
    }
}
