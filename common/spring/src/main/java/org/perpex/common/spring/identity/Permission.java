package org.perpex.common.spring.identity;

/** What a session or an API key may do for its owner. The names appear in identity tokens and in the API. */
public enum Permission {
    READ,
    TRADE,
    WITHDRAW
}
