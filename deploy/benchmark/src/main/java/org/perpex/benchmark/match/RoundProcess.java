package org.perpex.benchmark.match;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Runs one round of one contestant in a JVM of its own, the same for all, and waits for it. */
final class RoundProcess {

    private static final List<String> JVM = List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xms1g",
            "-Xmx1g",
            "-XX:+UseSerialGC",
            "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("java.class.path"),
            MatchRound.class.getName());

    private RoundProcess() {}

    static RoundResult run(Contestants contestant, int profile, Settings settings)
            throws IOException, InterruptedException {
        Path errors = Files.createTempFile("perpex-match-round", ".log");
        try {
            List<String> arguments = List.of(
                    contestant.name(),
                    Integer.toString(profile),
                    Long.toString(settings.seed()),
                    Integer.toString(settings.target()),
                    Integer.toString(settings.commands()));
            Process process = new ProcessBuilder(join(JVM, arguments))
                    .redirectError(errors.toFile())
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(contestant.title + " failed: " + Files.readString(errors));
            }
            return RoundResult.parse(said);
        } finally {
            Files.delete(errors);
        }
    }

    private static List<String> join(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
