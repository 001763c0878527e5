package org.perpex.trade;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Keeps one service for all test classes: started at its first use, ended after the last of them. */
final class SharedTrade implements BeforeAllCallback {

    static final RunningTrade TRADE = new RunningTrade();

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot().getStore(ExtensionContext.Namespace.GLOBAL).computeIfAbsent(RunningTrade.class, key -> TRADE);
    }
}
