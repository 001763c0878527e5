import { expect, test } from 'vitest';
import type { Service } from '../api';
import { metersOf, upOf } from './meters';

const services: Service[] = [
  { service: 'match', instances: [{ address: 'a:1', health: 'UP', meters: [{ name: 'perpex_engine_queue_lag', tags: 'queue="0"', value: '3' }], engine: null }] },
  { service: 'risk', instances: [{ address: 'b:1', health: 'UNREACHABLE', meters: [], engine: null }] },
  { service: 'notify', instances: [] },
];

test('meters are found by service, name and tags', () => {
  expect(metersOf(services, '')).toEqual([{ service: 'match', address: 'a:1', name: 'perpex_engine_queue_lag', tags: 'queue="0"', value: '3' }]);
  expect(metersOf(services, ' Queue_LAG ')).toHaveLength(1);
  expect(metersOf(services, 'settlement')).toEqual([]);
});

test('a service without an instance is one that is not up', () => {
  expect(upOf(services)).toEqual({ up: 1, all: 3 });
});
