package org.perpex.common.contract;

import org.perpex.common.core.RequestId;

/**
 * Who changed a setting, and why.
 *
 * @param request the id of the command
 * @param version of the setting; an engine takes only a higher one
 * @param operator user who decided it
 * @param reason why, in words
 */
public record Change(RequestId request, long version, long operator, String reason) {}
