import { expect, it } from 'vitest';
import { newest } from './newest';

const trade = (id: number) => ({ id, price: '1', qty: '1', time: id, isBuyerMaker: false });

it('keeps each trade once, the newest first, and no more than it must', () => {
  const held = newest([trade(3), trade(2)], [trade(2), trade(4), trade(1)], 3);
  expect(held.map((each) => each.id)).toEqual([4, 3, 2]);
});

it('changes nothing for a trade that is known', () => {
  const held = [trade(1)];
  expect(newest(held, [trade(1)])).toBe(held);
});
