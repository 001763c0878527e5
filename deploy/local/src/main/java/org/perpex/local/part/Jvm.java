package org.perpex.local.part;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command of a part that is a Java program.
 *
 * @param heapMib the most that its heap may take
 * @param tuned whether the optimising compiler is at work; without it a program starts sooner and holds less
 * @param options what else the virtual machine is told
 * @param classPath where its classes are
 * @param main its main class
 */
public record Jvm(int heapMib, boolean tuned, List<String> options, String classPath, String main) {

    private static final List<String> ALWAYS = List.of(
            "-XX:+UseSerialGC",
            "-Xss512k",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:-UsePerfData",
            "-Dfile.encoding=UTF-8",
            "-Duser.timezone=UTC",
            "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.nio=ALL-UNNAMED",
            "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "--enable-native-access=ALL-UNNAMED");

    /** Returns the whole command. The program runs on the JDK that runs this. */
    public List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + heapMib + "m");
        command.addAll(ALWAYS);
        if (!tuned) {
            command.add("-XX:TieredStopAtLevel=1");
        }
        command.addAll(options);
        command.add("-cp");
        command.add(classPath);
        command.add(main);
        command.addAll(arguments);
        return command;
    }
}
