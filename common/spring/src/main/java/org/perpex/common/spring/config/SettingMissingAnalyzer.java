package org.perpex.common.spring.config;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells an operator which setting a service lacks, and where settings come from. */
final class SettingMissingAnalyzer extends AbstractFailureAnalyzer<SettingMissing> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, SettingMissing cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Set names in capitals in the environment. The others are shared settings: they belong into"
                        + " perpex-shared.yaml or perpex-identity.yaml of the group PERPEX in Nacos.",
                cause);
    }
}
