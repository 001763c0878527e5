package org.perpex.risk.book;

/** A class of another service. */
public final class OtherService {

    private OtherService() {}

    /** Is called. */
    public static void call() {}
}
