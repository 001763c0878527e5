import { useQuery } from '@tanstack/react-query';
import { ApiError, getExact } from '../../api/http';
import { dec } from '../../decimal/decimal';
import { Empty } from '../../ui/states';
import { dateTime } from '../../ui/text';
import type { AdminMarket, EngineAccount } from '../api';
import { accountOf, ofIncrements, ofUnits } from '../kit/amounts';
import { Figures } from '../kit/Page';
import { Shown } from '../kit/Shown';
import { Table, type Column } from '../kit/Table';
import { useAdminMarkets } from '../markets/queries';
import { useSay, type Say } from '../text/text';

type Held = EngineAccount['positions'][number];

/** The account as the engine has it; null if it has none. */
const useEngineAccount = (userId: number) =>
  useQuery({
    queryKey: ['admin', 'engine-account', userId],
    queryFn: () =>
      getExact<EngineAccount>(`/api/admin/risk/accounts/${accountOf(userId)}`).catch((failure: unknown) => {
        if (failure instanceof ApiError && failure.status === 404) {
          return null;
        }
        throw failure;
      }),
    refetchInterval: 5_000,
  });

function columns(t: Say, markets: AdminMarket[]): Column<Held>[] {
  const of = (held: Held) => markets.find(({ market }) => market === held.market);
  return [
    { key: 'market', title: t('markets.contract'), cell: (held) => of(held)?.symbol ?? held.market },
    { key: 'side', title: t('users.side'), cell: ({ positionSide }) => positionSide },
    { key: 'size', title: t('users.size'), end: true, cell: (held) => `${ofIncrements(held.lots, of(held)?.lotSize ?? '1')} ${of(held)?.base ?? ''}` },
    { key: 'entry', title: t('users.entryValue'), end: true, cell: (held) => ofUnits(held.entryValueUnits) },
    { key: 'leverage', title: t('users.leverage'), end: true, cell: ({ leverage }) => `${leverage}×` },
    { key: 'orders', title: t('users.openOrders'), end: true, cell: ({ openOrders }) => openOrders },
  ];
}

/** What a person has in his futures account, as the engine published it last. */
export function AccountCard({ userId }: { userId: number }) {
  const { t } = useSay();
  const account = useEngineAccount(userId);
  const markets = useAdminMarkets();
  return (
    <section className="card flush">
      <h2>{t('users.account')}</h2>
      <Shown of={account}>
        {(found) => (found === null ? <Empty text={t('users.accountNone')} /> : (
          <>
            <div className="inset">
              <Figures of={found.wallets.map(({ asset, units }) => [asset, ofUnits(units)] as const)} />
              <p className="note">{t('users.updated', { time: dateTime(found.updatedMillis) })}</p>
            </div>
            <Table
              label={t('users.position')}
              columns={columns(t, markets.data ?? [])}
              rows={found.positions.filter(({ lots, openOrders }) => !dec(String(lots)).isZero() || openOrders > 0)}
              keyOf={({ market, positionSide }) => `${market}${positionSide}`}
              none={t('position.none')}
            />
          </>
        ))}
      </Shown>
    </section>
  );
}
