package org.perpex.user.approval;

record VoteRow(String approvalId, long approver, String via, String payloadHash, String reason, long votedMillis) {}
