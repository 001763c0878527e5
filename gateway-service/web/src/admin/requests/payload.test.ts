import { describe, expect, test } from 'vitest';
import type { Approval } from '../api';
import { askedOf, choicesOf } from './payload';

const request = (part: Partial<Approval>): Approval => ({
  id: 'a1', kind: 'LEDGER_ADJUSTMENT', target: 'wallet of user 7', payload: '{}', payloadHash: 'h', reason: 'r', requester: 1, state: 'OPEN',
  expired: false, approversNeeded: 2, approvals: [], requestedMillis: 0, expiresMillis: 1, endedMillis: null, ...part,
});
const all = { approves: true, applies: true, rejects: true };

describe('what a request asks for', () => {
  test('is read out of its payload by its kind', () => {
    expect(askedOf({ kind: 'MARKET_CHANGE', payload: '{"symbol":"SOLUSDT","version":3,"terms":{},"changes":[{"field":"takerFee","before":"1","after":"2"}]}' }))
      .toEqual({ kind: 'change', symbol: 'SOLUSDT', version: 3, changes: [{ field: 'takerFee', before: '1', after: '2' }] });
    expect(askedOf({ kind: 'MARKET_SETTLEMENT', payload: '{"symbol":"SOLUSDT"}' })).toEqual({ kind: 'settlement', symbol: 'SOLUSDT' });
    expect(askedOf({ kind: 'LEDGER_ADJUSTMENT', payload: '{"userId":7,"subAccount":0,"asset":"USDT","amount":"12.50000000","direction":"DEBIT"}' }))
      .toEqual({ kind: 'adjustment', userId: 7, subAccount: 0, asset: 'USDT', amount: '12.50000000', direction: 'DEBIT' });
    const listed = askedOf({ kind: 'MARKET_LISTING', payload: '{"form":{"symbol":"AUSDT","quote":"USDT","terms":{"takerFee":"1"}}}' });
    expect(listed).toEqual({ kind: 'listing', identity: [['symbol', 'AUSDT'], ['quote', 'USDT']], quote: 'USDT', terms: { takerFee: '1' } });
  });

  test('is shown as it stands if it cannot be read', () => {
    expect(askedOf({ kind: 'MARKET_LISTING', payload: '{"other":1}' })).toEqual({ kind: 'other', text: '{"other":1}' });
    expect(askedOf({ kind: 'MARKET_CHANGE', payload: 'not JSON' })).toEqual({ kind: 'other', text: 'not JSON' });
  });
});

describe('what is offered to whoever looks', () => {
  test('is to approve, once, what another asked for', () => {
    expect(choicesOf(request({}), { id: 2, ...all })).toMatchObject({ approve: true, reject: true, apply: false });
    expect(choicesOf(request({}), { id: 1, ...all })).toMatchObject({ mine: true, approve: false, reject: true });
    const voted = request({ approvals: [{ approver: 2, reason: 'r', timeMillis: 1 }] });
    expect(choicesOf(voted, { id: 2, ...all })).toMatchObject({ given: true, approve: false });
    expect(choicesOf(voted, { id: 3, ...all }).approve).toBe(true);
  });

  test('is to apply what is approved and has not expired', () => {
    expect(choicesOf(request({ state: 'APPROVED' }), { id: 1, ...all }).apply).toBe(true);
    expect(choicesOf(request({ state: 'APPROVED', expired: true }), { id: 1, ...all }).apply).toBe(false);
    expect(choicesOf(request({ state: 'APPROVED' }), { id: 1, ...all, applies: false }).apply).toBe(false);
  });

  test('is nothing for support, and nothing of what has ended', () => {
    const support = { id: 9, approves: false, applies: false, rejects: false };
    expect(choicesOf(request({}), support)).toMatchObject({ approve: false, reject: false, apply: false });
    for (const state of ['REJECTED', 'APPLIED'] as const) {
      expect(choicesOf(request({ state }), { id: 2, ...all })).toMatchObject({ approve: false, reject: false, apply: false });
    }
  });
});
