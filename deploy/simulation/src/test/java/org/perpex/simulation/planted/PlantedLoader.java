package org.perpex.simulation.planted;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.pool.TypePool;
import org.perpex.common.core.Check;

/**
 * Loads the classes of the exchange once more, some of them with a bug. Everything else comes from the loader of the
 * tests, so nothing that one bug does reaches another test.
 */
final class PlantedLoader extends ClassLoader {

    private static final String EXCHANGE = "org.perpex.";
    private static final String THESE_TESTS = PlantedLoader.class.getPackageName();

    private final ClassLoader tests = PlantedLoader.class.getClassLoader();
    private final List<Bug> unplanted;
    private final Bug[] bugs;

    PlantedLoader(Bug... bugs) {
        super(PlantedLoader.class.getClassLoader());
        this.bugs = bugs;
        unplanted = new ArrayList<>(List.of(bugs));
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(EXCHANGE) || name.startsWith(THESE_TESTS)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        byte[] bytes = hasBug(name) ? planted(name) : plain(name);
        return defineClass(name, bytes, 0, bytes.length);
    }

    private boolean hasBug(String name) {
        for (Bug bug : bugs) {
            if (bug.type().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private byte[] plain(String name) throws ClassNotFoundException {
        try (InputStream file = tests.getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (file == null) {
                throw new ClassNotFoundException(name);
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    private byte[] planted(String name) {
        ClassFileLocator files = ClassFileLocator.ForClassLoader.of(tests);
        TypeDescription type = TypePool.Default.of(files).describe(name).resolve();
        List<AsmVisitorWrapper> woven = new ArrayList<>();
        for (Bug bug : bugs) {
            if (bug.type().equals(name)) {
                woven.add(bug.woven());
                unplanted.remove(bug);
            }
        }
        var made = new ByteBuddy()
                .with(TypeValidation.DISABLED)
                .redefine(type, files)
                .visit(new AsmVisitorWrapper.Compound(woven))
                .make();
        return made.getBytes();
    }

    /** A bug in a class that was never loaded would prove nothing. */
    void checkPlanted() {
        Check.that(unplanted.isEmpty(), "every class with a bug was loaded: " + unplanted);
    }
}
