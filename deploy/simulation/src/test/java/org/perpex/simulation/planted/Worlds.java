package org.perpex.simulation.planted;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** The worlds of a simulation whose classes are loaded anew, with or without something planted into them. */
final class Worlds {

    private final Method run;

    private Worlds(Method run) {
        this.run = run;
    }

    /** @param bugs what is planted; none for the classes as they are */
    static Worlds of(Bug... bugs) {
        try {
            Class<?> simulate = new PlantedLoader(bugs).loadClass("org.perpex.simulation.Simulate");
            Method run = simulate.getDeclaredMethod("run", long.class, int.class);
            run.setAccessible(true);
            return new Worlds(run);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the simulation can be loaded anew", e);
        }
    }

    /** Runs the world of a seed and returns why it does not hold; null if it does. */
    @Nullable
    String failureOf(long seed, int commands) {
        try {
            run.invoke(null, seed, commands);
            return null;
        } catch (InvocationTargetException failure) {
            return String.valueOf(failure.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
