package org.perpex.gateway.revocation;

/** Kinds of what can be withdrawn, by their names on the topic. */
public enum Revoked {
    KEY("key"),
    SESSION("session");

    final String word;

    Revoked(String word) {
        this.word = word;
    }
}
