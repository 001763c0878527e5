package org.perpex.user.revocation;

/** Kinds of what can end before its time, by their names on the topic and in the database. */
public enum Revoked {
    KEY("key"),
    SESSION("session"),
    /** What is known of a user's keys is void: he was frozen, or is no longer. */
    USER("user");

    final String word;

    Revoked(String word) {
        this.word = word;
    }
}
