package org.perpex.user.session;

/**
 * What a person holds who is signed in.
 *
 * @param accessToken proves the session at the gateway
 * @param refreshToken good once, for the next pair
 * @param expiresIn seconds that the access token is valid
 */
record SignedIn(long userId, String accessToken, String refreshToken, long expiresIn, String tokenType) {

    /** Keeps the tokens out of logs. */
    @Override
    public String toString() {
        return "SignedIn[" + userId + "]";
    }
}
