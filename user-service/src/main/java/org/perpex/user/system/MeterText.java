package org.perpex.user.system;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the meters that an operator looks at out of the text for Prometheus. */
final class MeterText {

    private static final List<String> SHOWN = List.of(
            "perpex_engine_role",
            "perpex_engine_lag",
            "perpex_engine_queue_lag",
            "perpex_engine_unsent",
            "perpex_engine_hole",
            "perpex_engine_snapshots",
            "perpex_engine_loaded",
            "perpex_stream_lag",
            "perpex_stream_hole",
            "perpex_outbox_unsent",
            "perpex_settlement_lag",
            "perpex_settlement_waiting",
            "perpex_settlement_failures",
            "perpex_checkpoint_deviation",
            "perpex_ledger_deviation",
            "perpex_risk_deviation",
            "perpex_transfers_pending",
            "perpex_circuit_open",
            "perpex_settings_age");
    private static final Pattern LINE = Pattern.compile("([a-z_]+)(?:\\{([^}]*)})? ([-+0-9.Ee]+)(?: .*)?");
    private static final Pattern SERVICE_TAG = Pattern.compile(",?service=\"[^\"]*\"");

    private MeterText() {}

    static List<InstanceReport.Meter> read(String text) {
        return text.lines().map(MeterText::meter).flatMap(Optional::stream).toList();
    }

    private static Optional<InstanceReport.Meter> meter(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches() || SHOWN.stream().noneMatch(name -> isOf(matcher.group(1), name))) {
            return Optional.empty();
        }
        String tags = matcher.group(2) == null ? "" : matcher.group(2);
        String own = SERVICE_TAG.matcher(tags).replaceAll("");
        return Optional.of(new InstanceReport.Meter(
                matcher.group(1),
                own.startsWith(",") ? own.substring(1) : own,
                new BigDecimal(matcher.group(3)).stripTrailingZeros().toPlainString()));
    }

    /** A meter's name may have its unit behind it, or what a counter ends with. */
    private static boolean isOf(String line, String meter) {
        return line.equals(meter)
                || line.equals(meter + "_milliseconds")
                || line.equals(meter + "_seconds")
                || line.equals(meter + "_bytes")
                || line.equals(meter + "_total");
    }
}
