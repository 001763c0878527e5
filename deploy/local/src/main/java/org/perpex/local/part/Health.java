package org.perpex.local.part;

/** A question that only a part in working order answers. */
@FunctionalInterface
public interface Health {

    /** Whether the part does its work at this moment. Returns within about two seconds and never throws. */
    boolean isUp();
}
