package org.perpex.match.unmarked;

/** A class in a package without a package-info. */
final class Unmarked {}
