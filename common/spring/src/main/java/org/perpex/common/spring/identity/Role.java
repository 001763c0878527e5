package org.perpex.common.spring.identity;

/** What a person or a program may be in Perpex. The names appear in identity tokens and in the API. */
public enum Role {
    TRADER,
    MARKET_MAKER,
    OPERATOR,
    ADMIN,
    FEED,
    /** Sees what operators see, and acts on nothing. */
    SUPPORT,
    /** Decides what moves risk: brackets, bands, fees, listings. */
    RISK_MANAGER
}
