package org.perpex.common.spring.approval;

import java.util.Set;
import org.perpex.common.spring.identity.Role;

/** What takes more than one person. The names stand in the database and in the API. */
public enum ApprovalKind {
    /** Filters, brackets, bands or fees of a market. */
    MARKET_CHANGE(1, Set.of(Role.RISK_MANAGER, Role.ADMIN), Set.of(Role.RISK_MANAGER, Role.ADMIN)),
    /** A new market. */
    MARKET_LISTING(1, Set.of(Role.RISK_MANAGER, Role.ADMIN), Set.of(Role.RISK_MANAGER, Role.ADMIN)),
    /** The end of a market: its positions are turned into cash. */
    MARKET_SETTLEMENT(1, Set.of(Role.RISK_MANAGER, Role.ADMIN), Set.of(Role.RISK_MANAGER, Role.ADMIN)),
    /** Tiers of fees, agreements on fees, holidays of markets, and their ends. */
    FEE_CHANGE(1, Set.of(Role.RISK_MANAGER, Role.ADMIN), Set.of(Role.RISK_MANAGER, Role.ADMIN)),
    /** Limits of an account that shall hold less, or for a while not at all. */
    ACCOUNT_LIMITS(1, Set.of(Role.RISK_MANAGER, Role.ADMIN), Set.of(Role.RISK_MANAGER, Role.ADMIN)),
    /** Money that moves between the house and a user by decision of people. */
    LEDGER_ADJUSTMENT(2, Set.of(Role.OPERATOR, Role.ADMIN), Set.of(Role.OPERATOR, Role.RISK_MANAGER, Role.ADMIN));

    private final int approvers;
    private final Set<Role> requestedBy;
    private final Set<Role> approvedBy;

    ApprovalKind(int approvers, Set<Role> requestedBy, Set<Role> approvedBy) {
        this.approvers = approvers;
        this.requestedBy = requestedBy;
        this.approvedBy = approvedBy;
    }

    /** How many people beside the requester must approve. */
    public int approvers() {
        return approvers;
    }

    /** Who may ask for it. */
    public Set<Role> requestedBy() {
        return requestedBy;
    }

    /** Who may approve it. */
    public Set<Role> approvedBy() {
        return approvedBy;
    }
}
