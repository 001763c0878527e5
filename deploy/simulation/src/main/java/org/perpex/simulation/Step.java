package org.perpex.simulation;

/** Something that may happen next. */
@FunctionalInterface
interface Step {

    /** Does it; false if there was nothing to do. */
    boolean take();
}
