package org.perpex.local.platform;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.perpex.local.part.PlatformFailure;

/**
 * What {@code deploy/up} was asked for.
 *
 * @param fresh whether to forget all data first
 * @param replay whether the recorded market is played
 * @param tuned whether the optimizing compiler works in every service that is started, as a test of throughput needs
 * @param only the names of the services to start; empty for all
 */
public record Options(boolean fresh, boolean replay, boolean tuned, Set<String> only) {

    private static final String USAGE = "usage: deploy/up [--fresh] [--replay on|off] [--tuned] [--only a,b]";

    /** Reads the words of a command line. */
    public static Options parse(String... words) {
        boolean fresh = false;
        boolean replay = true;
        boolean tuned = false;
        Set<String> only = new TreeSet<>();
        for (int index = 0; index < words.length; index++) {
            switch (words[index]) {
                case "--fresh" -> fresh = true;
                case "--replay" -> replay = onOrOff(words, ++index);
                case "--tuned" -> tuned = true;
                case "--only" ->
                    only.addAll(Arrays.asList(argument(words, ++index).split(",")));
                default -> throw new PlatformFailure("unknown option " + words[index] + "; " + USAGE);
            }
        }
        return new Options(fresh, replay, tuned, only);
    }

    private static boolean onOrOff(String[] words, int index) {
        return switch (argument(words, index)) {
            case "on" -> true;
            case "off" -> false;
            default -> throw new PlatformFailure("--replay is on or off; " + USAGE);
        };
    }

    private static String argument(String[] words, int index) {
        if (index >= words.length) {
            throw new PlatformFailure(words[index - 1] + " needs a value; " + USAGE);
        }
        return words[index];
    }
}
