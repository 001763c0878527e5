package org.perpex.common.spring.approval;

/** How far a request has come. The names stand in the database and in the API. */
public enum ApprovalState {
    /** It lacks an approval. */
    OPEN,
    /** It may be applied. */
    APPROVED,
    /** Somebody refused it, or its requester took it back. */
    REJECTED,
    /** It has been done. */
    APPLIED
}
