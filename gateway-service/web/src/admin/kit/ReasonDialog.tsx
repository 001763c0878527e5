import { zodResolver } from '@hookform/resolvers/zod';
import { Alert, App, Input, Modal } from 'antd';
import { useId, useState, type ReactNode, type SyntheticEvent } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { refusalText } from '../../ui/refusal';
import type { AdminKey } from '../text/en';
import { useSay } from '../text/text';
import { REASON_CHARACTERS_MAX, reasonForm } from './reason';

type Props = {
  title: string;
  ok: string;
  done: string;
  danger?: boolean;
  children?: ReactNode;
  act: (reason: string) => Promise<unknown>;
  close: () => void;
};

/** Asks why, and does it; what is refused is said in the dialog, which stays. */
export function ReasonDialog({ title, ok, done, danger = false, children, act, close }: Props) {
  const { t, language } = useSay();
  const { message } = App.useApp();
  const id = useId();
  const [refused, setRefused] = useState('');
  const { control, handleSubmit, formState } = useForm<{ reason: string }>({ resolver: zodResolver(reasonForm), defaultValues: { reason: '' } });
  const submit = handleSubmit(async ({ reason }) => {
    try {
      await act(reason);
      void message.success(done);
      close();
    } catch (failure) {
      setRefused(refusalText(failure, language, t));
    }
  });
  // The dialog may have been opened within a form: what is typed and sent here is none of that form's business.
  const stop = (event: SyntheticEvent) => event.stopPropagation();
  const send = (event: SyntheticEvent) => {
    event.stopPropagation();
    void submit(event);
  };
  return (
    <Modal open width={460} title={title} onCancel={close} onOk={() => void submit()} okText={ok} cancelText={t('confirm.no')} okButtonProps={{ danger }} confirmLoading={formState.isSubmitting}>
      <form onSubmit={send} onChange={stop} noValidate>
        {children}
        {refused && <Alert type="error" message={refused} role="alert" />}
        <Controller
          control={control}
          name="reason"
          render={({ field, fieldState }) => {
            const wrong = fieldState.error?.message;
            return (
              <div className="field">
                <label htmlFor={id}>{t('kit.reason')}</label>
                <Input {...field} id={id} size="large" autoFocus autoComplete="off" maxLength={REASON_CHARACTERS_MAX} status={wrong ? 'error' : ''} aria-invalid={wrong !== undefined} aria-describedby={`${id}-note`} />
                <p id={`${id}-note`} className={wrong ? 'note bad' : 'note'}>{t((wrong as AdminKey | undefined) ?? 'kit.reasonHint')}</p>
              </div>
            );
          }}
        />
      </form>
    </Modal>
  );
}
