package org.perpex.user.revocation;

/** Kinds of what can end before its time, by their names on the topic and in the database. */
public enum Revoked {
    KEY("key"),
    SESSION("session");

    final String word;

    Revoked(String word) {
        this.word = word;
    }
}
