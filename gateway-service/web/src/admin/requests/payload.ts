import type { Approval, Difference, Terms } from '../api';

/** What a request asks for, read out of its payload; as it stands, if this page does not know its form. */
export type Asked =
  | { kind: 'change'; symbol: string; version: number; changes: Difference[] }
  | { kind: 'listing'; identity: [name: string, value: string][]; quote: string; terms: Terms }
  | { kind: 'settlement'; symbol: string }
  | { kind: 'adjustment'; userId: number; subAccount: number; asset: string; amount: string; direction: 'CREDIT' | 'DEBIT' }
  | { kind: 'other'; text: string };

type Payload = Record<string, unknown>;

function listing(form: Payload): Asked {
  const { terms, ...identity } = form;
  return {
    kind: 'listing',
    identity: Object.entries(identity).map(([name, value]) => [name, String(value)]),
    quote: String(form['quote']),
    terms: terms as Terms,
  };
}

export function askedOf({ kind, payload }: Pick<Approval, 'kind' | 'payload'>): Asked {
  const other: Asked = { kind: 'other', text: payload };
  let document: Payload;
  try {
    document = JSON.parse(payload) as Payload;
  } catch {
    return other;
  }
  switch (kind) {
    case 'MARKET_CHANGE':
      return { kind: 'change', symbol: String(document['symbol']), version: Number(document['version']), changes: (document['changes'] ?? []) as Difference[] };
    case 'MARKET_LISTING':
      return document['form'] ? listing(document['form'] as Payload) : other;
    case 'MARKET_SETTLEMENT':
      return { kind: 'settlement', symbol: String(document['symbol']) };
    case 'LEDGER_ADJUSTMENT':
      return { ...(document as Omit<Extract<Asked, { kind: 'adjustment' }>, 'kind'>), kind: 'adjustment' };
    default:
      return other;
  }
}

/** What whoever looks may do with a request. The service decides; this keeps from him what it would refuse anyway. */
export function choicesOf(request: Approval, operator: { id: number; approves: boolean; applies: boolean; rejects: boolean }) {
  const { state, expired, requester, approvals } = request;
  const mine = requester === operator.id;
  const given = approvals.some(({ approver }) => approver === operator.id);
  const ended = state === 'REJECTED' || state === 'APPLIED';
  return {
    mine,
    given,
    approve: state === 'OPEN' && !expired && operator.approves && !mine && !given,
    reject: !ended && operator.rejects && (mine || operator.approves),
    apply: state === 'APPROVED' && !expired && operator.applies,
  };
}
