/** Who may do what, as docs/contracts/admin.md has it. Only what a session may do is offered; the services refuse anyway. */
export type Role = 'SUPPORT' | 'OPERATOR' | 'RISK_MANAGER' | 'ADMIN';

const RUNNERS: readonly Role[] = ['OPERATOR', 'RISK_MANAGER', 'ADMIN'];
const RISK: readonly Role[] = ['RISK_MANAGER', 'ADMIN'];
const DESK: readonly Role[] = ['OPERATOR', 'ADMIN'];
const ADMIN: readonly Role[] = ['ADMIN'];

/** What can be done, each by the endpoint that does it. */
export const ACTS = {
  phase: ['POST /api/admin/market/markets/{symbol}/phase', RUNNERS],
  change: ['POST /api/admin/market/markets/{symbol}/changes', RISK],
  list: ['POST /api/admin/market/listings', RISK],
  settle: ['POST /api/admin/market/markets/{symbol}/settlement', RISK],
  freezeUser: ['POST /api/admin/user/{id}/freeze', RUNNERS],
  revokeKey: ['POST /api/admin/user/{id}/keys/{apiKey}/revoke', DESK],
  roles: ['POST /api/admin/user/{id}/roles', ADMIN],
  adjust: ['POST /api/admin/wallet/adjustments', DESK],
  checkpoint: ['POST /api/admin/risk/checkpoints', RUNNERS],
  reconcile: ['POST /api/admin/finance/reconciliations', RUNNERS],
  freezeTransfers: ['PUT /api/admin/wallet/transfers/freeze', ADMIN],
  reserves: ['POST /api/admin/wallet/reserves', ADMIN],
  reject: ['POST /api/admin/user/approvals/{id}/reject', RUNNERS],
} as const satisfies Record<string, readonly [string, readonly Role[]]>;

export type Act = keyof typeof ACTS;

/** What takes more than one person: who approves it, and the endpoint that applies it. */
export const KINDS = {
  MARKET_CHANGE: { approvers: RISK, needed: 1, appliers: RISK, apply: '/api/admin/market/changes/{id}/apply' },
  MARKET_LISTING: { approvers: RISK, needed: 1, appliers: RISK, apply: '/api/admin/market/listings/{id}/apply' },
  MARKET_SETTLEMENT: { approvers: RISK, needed: 1, appliers: RISK, apply: '/api/admin/market/settlements/{id}/apply' },
  FEE_CHANGE: { approvers: RISK, needed: 1, appliers: RISK, apply: '/api/admin/finance/fees/changes/{id}/apply' },
  ACCOUNT_LIMITS: { approvers: RISK, needed: 1, appliers: RISK, apply: '/api/admin/risk/limits/changes/{id}/apply' },
  LEDGER_ADJUSTMENT: { approvers: RUNNERS, needed: 2, appliers: DESK, apply: '/api/admin/wallet/adjustments/{id}/apply' },
} as const satisfies Record<string, { approvers: readonly Role[]; needed: number; appliers: readonly Role[]; apply: string }>;

export type Kind = keyof typeof KINDS;

const hasAny = (roles: readonly string[], wanted: readonly Role[]): boolean => wanted.some((role) => roles.includes(role));

export const mayDo = (roles: readonly string[], act: Act): boolean => hasAny(roles, ACTS[act][1]);
export const mayApprove = (roles: readonly string[], kind: Kind): boolean => hasAny(roles, KINDS[kind].approvers);
export const mayApply = (roles: readonly string[], kind: Kind): boolean => hasAny(roles, KINDS[kind].appliers);
