package org.perpex.risk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.perpex.common.spring.approval.AuditDesk;

/** The day of a risk manager who limits an account, with the real queue between him and the engine. */
record LimitsOverHttp(Desk desk, FakeDesk users, long account) {

    private static final String REQUEST = "0123456789abcdef0123456789abcdef";

    /** Sends what a risk manager asks. */
    @FunctionalInterface
    interface Desk {
        HttpResponse<String> send(String method, String path, String body);
    }

    void check() {
        HttpResponse<String> wrong =
                desk.send("PUT", limits(""), body(0, "\"rules\":[{\"rule\":\"SINGLE_ORDER\",\"value\":\"five\"}]"));
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body())
                .contains("\"reason\":\"FIELD_INVALID\"")
                .contains("rules[0].value must be a plain decimal from 0.000000 to 1000.000000 (SHARE)");

        String profile = body(
                0,
                "\"request\":\"" + REQUEST + "\",\"rules\":[{\"rule\":\"SINGLE_ORDER\",\"value\":\"0.05\"},"
                        + "{\"rule\":\"CONSECUTIVE_FAILURES\",\"value\":\"3\",\"periodMillis\":300000}]");
        HttpResponse<String> set = desk.send("PUT", limits(""), profile);
        assertThat(set.statusCode()).describedAs(set.body()).isEqualTo(200);
        assertThat(set.body())
                .contains("\"state\":\"EFFECTIVE\",\"version\":1,")
                .containsPattern("\"offset\":\\d+");
        assertThat(desk.send("PUT", limits(""), profile).body()).isEqualTo(set.body());
        assertThat(set.body())
                .contains(desk.send("GET", limits("/requests/" + REQUEST), "").body());

        assertThat(desk.send("PUT", limits("/safe-mode"), body(0, "\"on\":true")))
                .satisfies(late -> assertThat(late.statusCode()).isEqualTo(409))
                .satisfies(late -> assertThat(late.body()).contains("\"reason\":\"LIMITS_CHANGED\""));
        assertThat(desk.send("PUT", limits("/safe-mode"), body(1, "\"on\":true"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(desk.send("POST", limits("/pause/reset"), body(2, "\"x\":0")))
                .satisfies(asked -> assertThat(asked.statusCode()).isEqualTo(202))
                .satisfies(asked -> assertThat(asked.body()).contains("\"loosened\":[\"CONSECUTIVE_FAILURES\"]"));
        applyWhatIsApproved();
    }

    private void applyWhatIsApproved() {
        String id = users.approve();
        String path = "/api/admin/risk/limits/changes/" + id + "/apply";
        HttpResponse<String> applied = desk.send("POST", path, "{}");
        assertThat(applied.statusCode()).describedAs(applied.body()).isEqualTo(200);
        assertThat(applied.body()).contains("\"state\":\"APPLIED\"").contains("\"request\":\"" + id + "\"");
        assertThat(desk.send("POST", path, "{}").body()).isEqualTo(applied.body());

        assertThat(users.trail.stream().map(AuditDesk.Act::action))
                .containsExactly("LIMITS_SENT", "LIMITS_SENT", "LIMIT_OVERRIDE_SENT");
        assertThat(desk.send("GET", limits(""), "").body())
                .contains("\"version\":3")
                .contains("\"rule\":\"SAFE_MODE\",\"on\":true,\"value\":\"\",\"unit\":\"NONE\",\"periodMillis\":0")
                .contains("\"reason\":\"as the desk asked\"");
    }

    private String limits(String rest) {
        return "/api/admin/risk/accounts/" + account + "/limits" + rest;
    }

    private static String body(long version, String rest) {
        return "{\"version\":" + version + ",\"reason\":\"as the desk asked\"," + rest + "}";
    }
}
