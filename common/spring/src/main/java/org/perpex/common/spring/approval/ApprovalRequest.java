package org.perpex.common.spring.approval;

/**
 * What a service asks approval for.
 *
 * @param target what it is about, at most 128 characters
 * @param payload the JSON of what shall be done
 * @param reason why, in the requester's words
 * @param requester the user who wants it
 * @param via the session by which he asked, as his identity says it
 */
public record ApprovalRequest(
        ApprovalKind kind, String target, String payload, String reason, long requester, String via) {}
