package org.perpex.common.spring.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.Topic;

/** Faults in text files of lines {@code key=value}, which people read and add to. */
final class FaultFile {

    private FaultFile() {}

    /** Writes a fault; one that stands there already is the same. */
    static void write(Path file, Fault fault, String cause) {
        List<String> lines = List.of(
                "queue=" + fault.queue().topic().brokerName + "/"
                        + fault.queue().queue(),
                "offset=" + fault.offset(),
                "message=" + fault.message(),
                "hash=" + String.format("%016x", fault.hash()),
                "cause=" + cause.replaceAll("[\\r\\n\\\\]+", " "));
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Properties properties(Path file) {
        Properties properties = new Properties();
        try (var lines = Files.newBufferedReader(file)) {
            properties.load(lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    /** Reads the fault that a file describes; throws {@link IllegalArgumentException} if it describes none. */
    static Fault fault(Properties properties) {
        return new Fault(
                queue(required(properties, "queue")),
                Long.parseLong(required(properties, "offset")),
                Integer.parseInt(required(properties, "message")),
                Long.parseUnsignedLong(required(properties, "hash"), 16));
    }

    static String required(Properties properties, String key) {
        String value = properties.getProperty(key, "").strip();
        if (value.isEmpty()) {
            throw new IllegalArgumentException(key + " is missing");
        }
        return value;
    }

    /** The files of a folder with a suffix, by name; none if there is no folder. */
    static List<Path> list(Path folder, String suffix) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Destination queue(String text) {
        for (Topic topic : Topic.values()) {
            if (text.startsWith(topic.brokerName + "/")) {
                return new Destination(topic, Integer.parseInt(text.substring(topic.brokerName.length() + 1)));
            }
        }
        throw new IllegalArgumentException("no queue: " + text);
    }
}
