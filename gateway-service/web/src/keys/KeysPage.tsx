import { zodResolver } from '@hookform/resolvers/zod';
import { App, Button, Checkbox, Modal } from 'antd';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { get, post, remove } from '../api/http';
import type { ApiKey } from '../api/types';
import type { Key } from '../i18n/en';
import { useText } from '../i18n/i18n';
import { Field } from '../ui/Field';
import { useAction } from '../ui/refusal';
import { Empty, Failed, Loading } from '../ui/states';
import { dateTime } from '../ui/text';
import { keyForm, type KeyForm } from './form';

const addressesOf = (text: string): string[] => text.split(/[\s,]+/).filter(Boolean);

function NewKey({ made }: { made: (key: ApiKey) => void }) {
  const { t } = useText();
  const run = useAction();
  const queries = useQueryClient();
  const { control, handleSubmit, reset, formState } = useForm<KeyForm>({
    resolver: zodResolver(keyForm),
    defaultValues: { label: '', permissions: ['READ'], addresses: '' },
  });
  const submit = handleSubmit(async ({ label, permissions, addresses }) => {
    await run(async () => {
      made(await post<ApiKey>('/api/v1/api-keys', { label, kind: 'HMAC', permissions, ipAllowList: addressesOf(addresses) }));
      reset();
      await queries.invalidateQueries({ queryKey: ['own', 'keys'] });
    });
  });
  return (
    <form className="card keyform" onSubmit={(event) => void submit(event)} noValidate>
      <h2>{t('keys.create')}</h2>
      <div className="cards">
        <Field control={control} name="label" label={t('keys.label')} />
        <Field control={control} name="addresses" label={t('keys.addresses')} hint={t('keys.addressesHint')} />
      </div>
      <Controller
        control={control}
        name="permissions"
        render={({ field, fieldState }) => (
          <fieldset>
            <legend>{t('keys.permissions')}</legend>
            <Checkbox.Group
              value={field.value}
              onChange={field.onChange}
              options={(['READ', 'TRADE'] as const).map((value) => ({ value, label: t(`keys.${value}`) }))}
            />
            {fieldState.error?.message && <p className="note bad">{t(fieldState.error.message as Key)}</p>}
          </fieldset>
        )}
      />
      <Button type="primary" htmlType="submit" size="large" loading={formState.isSubmitting}>{t('keys.create')}</Button>
    </form>
  );
}

function KeyRows() {
  const { t } = useText();
  const run = useAction();
  const { modal } = App.useApp();
  const queries = useQueryClient();
  const keys = useQuery({ queryKey: ['own', 'keys'], queryFn: () => get<ApiKey[]>('/api/v1/api-keys') });
  if (keys.isPending) {
    return <Loading />;
  }
  if (keys.isError) {
    return <Failed why={keys.error} retry={() => void keys.refetch()} />;
  }
  if (keys.data.length === 0) {
    return <Empty />;
  }
  const end = (key: ApiKey) =>
    modal.confirm({
      title: t('keys.delete'),
      content: t('keys.deleteAsk', { label: key.label }),
      okText: t('keys.delete'),
      cancelText: t('confirm.no'),
      okButtonProps: { danger: true },
      onOk: async () => {
        await run(() => remove(`/api/v1/api-keys/${key.apiKey}`), t('keys.deleted'));
        await queries.invalidateQueries({ queryKey: ['own', 'keys'] });
      },
    });
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={t('keys.title')}>
      <table className="dense">
        <thead>
          <tr>
            <th>{t('keys.label')}</th>
            <th>{t('keys.key')}</th>
            <th>{t('keys.permissions')}</th>
            <th>{t('keys.addresses')}</th>
            <th>{t('keys.created')}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {keys.data.map((key) => (
            <tr key={key.apiKey}>
              <td>{key.label}<span className="tag">{key.kind}</span></td>
              <td className="mono" title={key.apiKey}>{key.apiKey.slice(0, 8)}…{key.apiKey.slice(-8)}</td>
              <td>{key.permissions.map((each) => (each === 'READ' || each === 'TRADE' ? t(`keys.${each}`) : each)).join(', ')}</td>
              <td>{key.ipAllowList.join(', ') || t('keys.anyAddress')}</td>
              <td className="num">{dateTime(key.createTime)}</td>
              <td className="end"><Button size="small" danger onClick={() => end(key)}>{t('keys.delete')}</Button></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** API keys: the secret of a new one is shown once. */
export default function KeysPage() {
  const { t } = useText();
  const [made, setMade] = useState<ApiKey | null>(null);
  return (
    <main className="page" id="content">
      <h1>{t('keys.title')}</h1>
      <NewKey made={setMade} />
      <section className="card flush">
        <h2>{t('keys.title')}</h2>
        <KeyRows />
      </section>
      <Modal
        open={made !== null}
        title={t('keys.secretOnce')}
        closable={false}
        maskClosable={false}
        destroyOnHidden
        footer={<Button type="primary" onClick={() => setMade(null)}>{t('keys.done')}</Button>}
      >
        <dl className="secret">
          <dt>{t('keys.key')}</dt>
          <dd className="mono" data-testid="api-key">{made?.apiKey}</dd>
          <dt>{t('keys.secret')}</dt>
          <dd className="mono" data-testid="api-secret">{made?.apiSecret}</dd>
        </dl>
      </Modal>
    </main>
  );
}
