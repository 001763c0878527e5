package org.perpex.user.apikey;

/** How the owner of an API key signs. The names are part of the API and stand in the database. */
enum KeyKind {
    /** With a secret that the service made and shows once. */
    HMAC,
    /** With an Ed25519 key of his own. */
    ED25519,
    /** With an RSA key of his own. */
    RSA
}
