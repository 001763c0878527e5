package org.perpex.local;

import java.nio.file.Path;
import java.util.Arrays;
import org.perpex.local.part.Layout;
import org.perpex.local.part.PlatformFailure;
import org.perpex.local.platform.Down;
import org.perpex.local.platform.KeyRotation;
import org.perpex.local.platform.Options;
import org.perpex.local.platform.Progress;
import org.perpex.local.platform.Status;
import org.perpex.local.platform.Up;

/** The program behind {@code deploy/up}, {@code deploy/down} and their like: the checkout, then the command. */
public final class Main {

    private Main() {}

    /** Runs one command. A failure is one line on the standard error, and the exit code 1. */
    public static void main(String[] arguments) {
        Progress progress = new Progress(System.out);
        try {
            Path checkout = Path.of(arguments[0]).toAbsolutePath().normalize();
            Layout layout =
                    new Layout(checkout, checkout.resolve(System.getenv().getOrDefault("PERPEX_HOME", ".perpex")));
            String[] rest = Arrays.copyOfRange(arguments, 2, arguments.length);
            boolean good = run(layout, arguments[1], rest, progress);
            System.exit(good ? 0 : 1);
        } catch (PlatformFailure e) {
            System.err.println("perpex: " + e.getMessage());
            System.exit(1);
        }
    }

    private static boolean run(Layout layout, String command, String[] rest, Progress progress) {
        switch (command) {
            case "up" -> new Up(layout, Options.parse(rest), progress).run();
            case "rotate-keys" -> KeyRotation.of(layout, progress).run();
            case "down" -> new Down(layout, progress).run();
            case "status" -> {
                return new Status(layout, progress).show();
            }
            default -> throw new PlatformFailure("unknown command " + command);
        }
        return true;
    }
}
