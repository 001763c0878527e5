/** Answers of the endpoints of operators, as far as the console reads them. Decimals are strings, times milliseconds. */
import type { Kind, Role } from './frame/roles';

export type Phase = 'PRE_OPEN' | 'AUCTION' | 'TRADING' | 'POST_ONLY' | 'REDUCE_ONLY' | 'CANCEL_ONLY' | 'HALTED' | 'SETTLING';
export type Bracket = { cap: string; maintenance: string; leverageMax: number };

export const RATIOS = ['priceUp', 'priceDown', 'takeBound', 'makerFee', 'takerFee', 'liquidationFee', 'triggerProtect'] as const;
export const AMOUNTS = ['priceMin', 'priceMax', 'sizeMin', 'sizeMax', 'marketSizeMax', 'notionalMin'] as const;
export type TermName = (typeof RATIOS)[number] | (typeof AMOUNTS)[number];
export type Terms = Record<TermName, string> & { openOrdersMax: number; brackets: Bracket[] };

export type AdminMarket = {
  market: number;
  symbol: string;
  base: string;
  quote: string;
  tickSize: string;
  lotSize: string;
  phase: Phase | null;
  cause: string | null;
  version: number;
  listed: number;
  terms: Terms;
};

export type Difference = { field: string; before: string; after: string };
export type TermsPreview = { version: number; changes: Difference[] };

export type Danger = {
  account: number;
  userId: number;
  subAccount: number;
  asset: string;
  symbol: string;
  equity: string;
  maintenance: string;
  ratio: string;
  liquidatable: boolean;
};
export type Dangers = { timeMillis: number; rows: Danger[] };
export type BracketPreview = { timeMillis: number; already: Danger[]; added: Danger[] };
export type Exposure = {
  symbol: string;
  markPrice: string;
  openInterest: string;
  openInterestValue: string;
  longAccounts: number;
  shortAccounts: number;
  largestLong: string;
  largestShort: string;
};

export type ApprovalState = 'OPEN' | 'APPROVED' | 'REJECTED' | 'APPLIED';
export type Approval = {
  id: string;
  kind: Kind;
  target: string;
  payload: string;
  payloadHash: string;
  reason: string;
  requester: number;
  state: ApprovalState;
  expired: boolean;
  approversNeeded: number;
  approvals: { approver: number; reason: string; timeMillis: number }[];
  requestedMillis: number;
  expiresMillis: number;
  endedMillis: number | null;
};

export type Person = { userId: number; email: string; createdMillis: number; frozenMillis: number | null };
export type People = { people: Person[]; next: number | null };
export type Profile = {
  userId: number;
  email: string;
  roles: { role: Role | 'TRADER' | 'MARKET_MAKER' | 'FEED'; by: string; timeMillis: number }[];
  freeze: { sinceMillis: number; by: string; reason: string } | null;
};
export type LogIn = { startedMillis: number; lastUsedMillis: number; expiresMillis: number; endedMillis: number | null };

/** Units, lots: whole numbers, as texts if they are large. */
export type Count = number | string;
export type EngineAccount = {
  account: number;
  updatedMillis: number;
  wallets: { asset: string; units: Count }[];
  positions: { market: number; positionSide: string; leverage: number; lots: Count; entryValueUnits: Count; openOrders: number }[];
};

export type LedgerLeg = { kind: string; owner: Count };
export type LedgerEntry = {
  id: string;
  sequence: number;
  kind: string;
  asset: string;
  amount: string;
  debit: LedgerLeg;
  credit: LedgerLeg;
  reference: string;
  batch: number;
  time: number;
};
export type Ledger = { entries: LedgerEntry[]; next: number | null };

export type RunLine = { dimension: string; subject: string; expected: Count; actual: Count; status: 'EQUAL' | 'DIFFERENT' };
export type Run = {
  run: number;
  cause: string;
  complete: boolean;
  started: number;
  ended: number;
  chainBlock: number;
  chainHash: string;
  lines: RunLine[];
};
export type CheckpointSide = { accounts: number; hash: string; amount: string };
export type Checkpoint = { checkpoint: number; number: number; time: number; state: string; engine: CheckpointSide; ledger: CheckpointSide };
export type LedgerCheck = { sound: boolean; report: { sums: Record<string, Count>; deviations: unknown[] } };
export type ChainCheck = { sound: boolean; block: number; hash: string; transfers: number; findings: { fault: string; block: number; sequence: number; id: string }[] };
export type TransferFreeze = { frozen: boolean; reason: string; changedBy: string; since: number };
export type Reserve = { snapshot: number; asset: string; mark: number; time: number; accounts: number; liabilities: string; debts: string; root: string; note: string };

export type Meter = { name: string; tags: string; value: string };
export type Instance = { address: string; health: string; meters: Meter[]; engine: Record<string, unknown> | null };
export type Service = { service: string; instances: Instance[] };
export type AuditEntry = { id: number; time: number; action: string; actor: string; userId: number | null; target: string; reason: string; detail: string; trace: string };
export type Audit = { entries: AuditEntry[]; next: number | null };
