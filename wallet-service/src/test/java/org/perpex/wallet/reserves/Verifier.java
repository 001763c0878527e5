package org.perpex.wallet.reserves;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javax.tools.ToolProvider;

/** The program that a user checks a proof with, compiled by itself and loaded beside nothing but the JDK. */
public final class Verifier {

    private static final Path SOURCE = Path.of("..", "deploy", "reserves", "VerifyProof.java");

    private final Method check;

    public Verifier() throws IOException, ReflectiveOperationException {
        Path folder = Files.createTempDirectory("verifier");
        int result = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler())
                .run(null, null, null, "-cp", folder.toString(), "-d", folder.toString(), SOURCE.toString());
        if (result != 0) {
            throw new IllegalStateException("the verifier does not compile by itself");
        }
        URLClassLoader alone =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
        check = alone.loadClass("VerifyProof").getMethod("check", String.class, long.class, String.class);
    }

    /** Why it refuses a proof; empty if it does not. */
    public String refusal(String proof, long account, String root) {
        try {
            return (String) check.invoke(null, proof, account, root);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
