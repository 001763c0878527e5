package org.perpex.local.service;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.perpex.local.part.Layout;
import org.perpex.local.part.PlatformFailure;

/**
 * The class path of a service, laid out from its executable jar: its own classes and each library as a plain jar. So the
 * virtual machine starts faster than from jars in a jar, may keep what it has loaded in an archive, and all services share
 * one copy of a library in memory.
 *
 * @param classPath its own jar first, then the libraries in the order of the build
 * @param main its main class
 */
record ServiceJar(String classPath, String main) {

    private static final String LIBRARIES = "BOOT-INF/lib/";

    static ServiceJar of(Layout layout, Service service) {
        Path target = layout.checkout().resolve(service.fullName()).resolve("target");
        Path executable = target.resolve(service.fullName() + "-exec.jar");
        Path plain = target.resolve(service.fullName() + ".jar");
        if (!Files.exists(executable) || !Files.exists(plain)) {
            throw new PlatformFailure(service.fullName() + " is not built: there is no " + executable);
        }
        Path folder = Layout.folder(layout.cache("libraries"));
        try (JarFile jar = new JarFile(executable.toFile())) {
            List<String> classPath = new ArrayList<>(List.of(plain.toString()));
            for (String library : librariesOf(jar)) {
                classPath.add(laidOut(jar, library, folder).toString());
            }
            String main = jar.getManifest().getMainAttributes().getValue("Start-Class");
            return new ServiceJar(String.join(":", classPath), main);
        } catch (IOException e) {
            throw new PlatformFailure("cannot read " + executable + ": " + e.getMessage(), e);
        }
    }

    /** The index holds a line for each library, in the order of the class path: {@code - "BOOT-INF/lib/a.jar"}. */
    private static List<String> librariesOf(JarFile jar) throws IOException {
        JarEntry index = jar.getJarEntry("BOOT-INF/classpath.idx");
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(jar.getInputStream(index), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(line -> line.substring(line.indexOf('"') + 1, line.lastIndexOf('"')))
                    .toList();
        }
    }

    /** Keeps a file of the same size: a library never changes under one name, and one of ours is laid out anew. */
    private static Path laidOut(JarFile jar, String library, Path folder) throws IOException {
        JarEntry entry = jar.getJarEntry(library);
        Path file = folder.resolve(Long.toHexString(entry.getCrc()) + "-" + library.substring(LIBRARIES.length()));
        if (!Files.exists(file)) {
            Path making = Files.createTempFile(folder, "making", ".jar");
            try (InputStream in = jar.getInputStream(entry)) {
                Files.copy(in, making, StandardCopyOption.REPLACE_EXISTING);
            }
            Files.move(making, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return file;
    }
}
