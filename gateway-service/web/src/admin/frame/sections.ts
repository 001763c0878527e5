import type { AdminKey } from '../text/en';

/** Every page of the console by the part of it that it belongs to. */
export const SECTIONS: readonly { name: AdminKey; pages: readonly (readonly [to: string, name: AdminKey])[] }[] = [
  { name: 'admin.group.exchange', pages: [['markets', 'admin.nav.markets'], ['requests', 'admin.nav.requests']] },
  { name: 'admin.group.people', pages: [['users', 'admin.nav.users']] },
  {
    name: 'admin.group.money',
    pages: [['adjustments', 'admin.nav.adjustments'], ['ledger', 'admin.nav.ledger'], ['reconciliation', 'admin.nav.reconciliation'], ['reserves', 'admin.nav.reserves']],
  },
  { name: 'admin.group.risk', pages: [['risk', 'admin.nav.risk'], ['exposure', 'admin.nav.exposure']] },
  { name: 'admin.group.system', pages: [['system', 'admin.nav.system'], ['audit', 'admin.nav.audit']] },
];
