import { act } from '../api/http';
import type { Algo, Order } from '../api/types';

export const cancel = ({ symbol, orderId }: Order) => act('DELETE', '/fapi/v1/order', { symbol, orderId });

export const cancelAlgo = ({ algoId }: Algo) => act('DELETE', '/fapi/v1/algoOrder', { algoId });

export const amend = ({ symbol, orderId, side }: Order, price: string, quantity: string) =>
  act('PUT', '/fapi/v1/order', { symbol, orderId, side, price, quantity });

/** Cancels everything that is open, market by market. */
export async function cancelAll(orders: Order[], algos: Algo[]): Promise<void> {
  const symbols = (all: { symbol: string }[]) => [...new Set(all.map((each) => each.symbol))];
  await Promise.all([
    ...symbols(orders).map((symbol) => act('DELETE', '/fapi/v1/allOpenOrders', { symbol })),
    ...symbols(algos).map((symbol) => act('DELETE', '/fapi/v1/algoOpenOrders', { symbol })),
  ]);
}
