package org.perpex.common.spring.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.perpex.common.contract.Destination;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The messages that an engine passes over, because it could not apply them and two operators decided so. One has effect
 * only in a replica that failed at the same message itself, so a record that names a good message changes nothing, and
 * no replica can come to know something else than the others. Read once, at the start.
 */
final class SkipRecords {

    /** Passes nothing over. */
    static final SkipRecords NONE = new SkipRecords(Map.of());

    private static final Logger LOG = LoggerFactory.getLogger(SkipRecords.class);
    private static final String FAULT = ".fault";
    private static final String SKIP = ".skip";

    private final Map<Long, Map<Integer, Fault>> skipped;

    private SkipRecords(Map<Long, Map<Integer, Fault>> skipped) {
        this.skipped = skipped;
    }

    /**
     * Reads the records of a replica. One that is not valid throws: better no start than half a decision.
     *
     * @param folder of the replica
     * @param queue that it reads
     */
    static SkipRecords load(Path folder, Destination queue) {
        Map<Long, Map<Integer, Fault>> skipped = new HashMap<>();
        for (Path file : FaultFile.list(folder.resolve("skips"), SKIP)) {
            try {
                Fault fault = decided(FaultFile.properties(file), queue);
                if (isOwn(folder, fault)) {
                    put(skipped, fault);
                } else {
                    LOG.warn("{} has no effect: this replica has not failed at message {}", file, fault.name());
                }
            } catch (IllegalArgumentException invalid) {
                throw new IllegalStateException(file + " is no skip record: " + invalid.getMessage(), invalid);
            }
        }
        return new SkipRecords(skipped);
    }

    /** Puts on record where a replica failed. */
    static void failed(Path folder, Fault fault, Throwable cause) {
        FaultFile.write(faultFile(folder, fault), fault, String.valueOf(cause.getMessage()));
    }

    /** Whether a message is to be passed over; throws if the input is another than the one that failed. */
    boolean skips(Destination queue, Input input, int message) {
        if (skipped.isEmpty()) {
            return false;
        }
        Map<Integer, Fault> messages = skipped.get(input.offset());
        Fault fault = messages == null ? null : messages.get(message);
        if (fault == null) {
            return false;
        }
        if (!fault.equals(Fault.of(queue, input, message))) {
            throw new IllegalStateException("input " + input.offset() + " is another than its skip record names");
        }
        return true;
    }

    private static Fault decided(Properties record, Destination queue) {
        Fault fault = FaultFile.fault(record);
        String first = FaultFile.required(record, "operator.1");
        String second = FaultFile.required(record, "operator.2");
        if (first.toLowerCase(Locale.ROOT).equals(second.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("two operators decide, not " + first + " twice");
        }
        if (!fault.queue().equals(queue)) {
            throw new IllegalArgumentException("this replica reads " + queue + ", not " + fault.queue());
        }
        return fault;
    }

    /** Whether this replica failed at the message that a record names. */
    private static boolean isOwn(Path folder, Fault fault) {
        Path file = faultFile(folder, fault);
        if (!Files.exists(file)) {
            return false;
        }
        Fault own = FaultFile.fault(FaultFile.properties(file));
        if (!own.equals(fault)) {
            throw new IllegalArgumentException("it names another input than " + file);
        }
        return true;
    }

    private static void put(Map<Long, Map<Integer, Fault>> skipped, Fault fault) {
        Map<Integer, Fault> messages = skipped.computeIfAbsent(fault.offset(), _ -> new TreeMap<>());
        if (messages.put(fault.message(), fault) != null) {
            throw new IllegalArgumentException("another record decides the same");
        }
    }

    private static Path faultFile(Path folder, Fault fault) {
        return folder.resolve("faults").resolve(fault.name() + FAULT);
    }
}
