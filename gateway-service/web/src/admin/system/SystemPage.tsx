import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { get } from '../../api/http';
import { dec, grouped } from '../../decimal/decimal';
import type { Instance, Service } from '../api';
import { Page, Tag } from '../kit/Page';
import { Shown } from '../kit/Shown';
import { Table, type Column } from '../kit/Table';
import { useSay, type Say } from '../text/text';
import { metersOf, upOf, type MeterRow } from './meters';

const PATH = '/api/admin/system/services';

const columns = (t: Say): Column<MeterRow>[] => [
  { key: 'service', title: t('system.service'), cell: ({ service }) => service, order: (a, b) => a.service.localeCompare(b.service) },
  { key: 'address', title: t('system.instance'), cell: ({ address }) => <span className="num">{address}</span> },
  { key: 'name', title: t('system.meter'), cell: ({ name }) => name, order: (a, b) => a.name.localeCompare(b.name) },
  { key: 'tags', title: t('system.tags'), cell: ({ tags }) => tags },
  { key: 'value', title: t('system.value'), end: true, cell: ({ value }) => grouped(dec(value).toFixed()), order: (a, b) => dec(a.value).cmp(dec(b.value)) },
];

function InstanceCard({ instance: { address, health, engine } }: { instance: Instance }) {
  const { t } = useSay();
  return (
    <div className="titleline">
      <span className="num">{address}</span>
      <Tag mood={health === 'UP' ? 'good' : 'bad'}>{health}</Tag>
      {engine && <details><summary>{t('system.engine')}</summary><pre className="engine" tabIndex={0}>{JSON.stringify(engine, null, 2)}</pre></details>}
    </div>
  );
}

function ServiceCard({ service: { service, instances } }: { service: Service }) {
  const { t } = useSay();
  return (
    <section className="card" data-testid={`service-${service}`}>
      <h2>{service}</h2>
      {instances.length === 0 ? <Tag mood="bad">{t('system.noInstance')}</Tag> : instances.map((each) => <InstanceCard key={each.address} instance={each} />)}
    </section>
  );
}

/** Every service and its instances: how they are, and what their queues and streams are behind. */
export default function SystemPage() {
  const { t } = useSay();
  const [states, setStates] = useState<Service[]>();
  const [busy, setBusy] = useState(false);
  const [wanted, setWanted] = useState('');
  const services = useQuery({ queryKey: ['admin', 'services'], queryFn: () => get<Service[]>(PATH), refetchInterval: 5_000 });
  const ask = async () => {
    setBusy(true);
    setStates(await get<Service[]>(PATH, { hashes: true }).catch(() => undefined));
    setBusy(false);
  };
  return (
    <Page title={t('admin.nav.system')} acts={<><span className="sub-note">{t('system.hashesNote')}</span><Button loading={busy} onClick={() => void ask()}>{t('system.hashes')}</Button></>}>
      <Shown of={services}>
        {(now) => (
          <>
            <p className="sub-note" role="status">{t('system.up', upOf(now))}</p>
            <div className="instances">{(states ?? now).map((each) => <ServiceCard key={each.service} service={each} />)}</div>
            <div className="filters">
              <div className="field">
                <label htmlFor="meter-filter">{t('system.search')}</label>
                <input id="meter-filter" value={wanted} autoComplete="off" onChange={(event) => setWanted(event.target.value)} />
              </div>
            </div>
            <Table label={t('system.meters')} columns={columns(t)} rows={metersOf(now, wanted)} keyOf={({ address, name, tags }) => `${address} ${name} ${tags}`} fills />
          </>
        )}
      </Shown>
    </Page>
  );
}
