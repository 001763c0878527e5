import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Failed, Loading } from '../../ui/states';

/** What was asked for, as soon as it is there. */
export function Shown<T>({ of, children }: { of: UseQueryResult<T>; children: (data: T) => ReactNode }) {
  if (of.data !== undefined) {
    return <>{children(of.data)}</>;
  }
  return of.isError ? <Failed why={of.error} retry={() => void of.refetch()} /> : <Loading />;
}
