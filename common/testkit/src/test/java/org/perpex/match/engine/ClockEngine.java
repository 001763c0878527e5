package org.perpex.match.engine;

/** Reads a clock, keeps a fraction, talks to a framework and says so on the standard output. */
final class ClockEngine {

    private double price;

    void apply() {
        price = System.nanoTime();
        System.out.println(price);
        new org.springframework.core.io.ByteArrayResource(new byte[0]);
    }
}
