package org.perpex.common.spring.engine;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How an engine is run. Nothing here changes what it says.
 *
 * @param tick how often this replica says that time passes, unless it has just reported
 * @param progress how often a leader reports what is acknowledged; each report is a tick too
 * @param lease after how much engine time without a report another replica takes over
 * @param snapshot engine time between two snapshots
 * @param snapshotsKept how many snapshots that count are kept
 * @param segment size of a file of the archive
 * @param unsent a leader stops reading when so much of its output is not acknowledged
 * @param kept how much acknowledged output of each stream stays in memory to be sent again
 * @param holeAlarm after how much engine time a missing input is reported
 */
@Validated
@ConfigurationProperties("perpex.engine")
public record EngineSettings(
        @DefaultValue("80ms") Duration tick,
        @DefaultValue("80ms") Duration progress,
        @DefaultValue("1s") Duration lease,
        @DefaultValue("30s") Duration snapshot,
        @Min(1) @DefaultValue("3") int snapshotsKept,
        @DefaultValue("64MB") DataSize segment,
        @DefaultValue("16MB") DataSize unsent,
        @DefaultValue("8MB") DataSize kept,
        @DefaultValue("1s") Duration holeAlarm) {

    public EngineSettings {
        if (tick.compareTo(Duration.ofMillis(10)) < 0 || tick.compareTo(Duration.ofMillis(100)) > 0) {
            throw new IllegalArgumentException("perpex.engine.tick must be 10 to 100 ms: " + tick);
        }
        if (lease.compareTo(progress.multipliedBy(3)) < 0 || progress.isZero() || progress.isNegative()) {
            throw new IllegalArgumentException("perpex.engine.lease must be at least three times progress: " + lease);
        }
        if (!snapshot.isPositive() || segment.toBytes() < 4096 || unsent.toBytes() < 4096 || kept.toBytes() < 0) {
            throw new IllegalArgumentException("perpex.engine: snapshot, segment, unsent or kept is too small");
        }
    }

    /** The settings of an engine that nobody configured. */
    public static EngineSettings defaults() {
        return new EngineSettings(
                Duration.ofMillis(80),
                Duration.ofMillis(80),
                Duration.ofSeconds(1),
                Duration.ofSeconds(30),
                3,
                DataSize.ofMegabytes(64),
                DataSize.ofMegabytes(16),
                DataSize.ofMegabytes(8),
                Duration.ofSeconds(1));
    }
}
