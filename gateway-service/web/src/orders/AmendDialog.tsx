import { zodResolver } from '@hookform/resolvers/zod';
import { Modal } from 'antd';
import { useMemo } from 'react';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import type { Order } from '../api/types';
import { dec, isDecimal, isMultiple } from '../decimal/decimal';
import type { Key } from '../i18n/en';
import { useText } from '../i18n/i18n';
import type { Market } from '../market/markets';
import { Field } from '../ui/Field';
import { useAction } from '../ui/refusal';
import { amend } from './actions';

const says = (key: Key): string => key;

const amendForm = (market: Market) =>
  z.object({
    price: z.string().trim().refine((text) => isDecimal(text) && dec(text).gt(0), says('ticket.priceNeeded')).refine((text) => !isDecimal(text) || isMultiple(text, market.tick), says('ticket.priceTick')),
    size: z.string().trim().refine((text) => isDecimal(text) && dec(text).gt(0), says('ticket.sizeNeeded')).refine((text) => !isDecimal(text) || isMultiple(text, market.step), says('ticket.sizeStep')),
  });

/** Changes price and size of an order that rests. */
export function AmendDialog({ order, market, close }: { order: Order; market: Market; close: () => void }) {
  const { t } = useText();
  const run = useAction();
  const resolver = useMemo(() => zodResolver(amendForm(market)), [market]);
  const { control, handleSubmit, formState } = useForm({ resolver, defaultValues: { price: order.price, size: order.origQty } });
  const submit = handleSubmit(async ({ price, size }) => {
    if (await run(() => amend(order, price, size), t('order.amended'))) {
      close();
    }
  });
  return (
    <Modal open width={360} title={`${t('order.amend')} · ${order.symbol}`} onCancel={close} onOk={() => void submit()} okText={t('confirm.yes')} cancelText={t('confirm.no')} confirmLoading={formState.isSubmitting}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Field control={control} name="price" label={t('book.price')} suffix={market.quote} decimal />
        <Field control={control} name="size" label={t('book.size')} suffix={market.base} decimal />
        <button type="submit" hidden aria-hidden="true" />
      </form>
    </Modal>
  );
}
