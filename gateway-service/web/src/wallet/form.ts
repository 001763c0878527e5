import { z } from 'zod';
import { dec, isDecimal } from '../decimal/decimal';
import type { Key } from '../i18n/en';

const says = (key: Key): string => key;

/** A transfer of at most what is available. */
export const transferForm = (available: string) =>
  z.object({
    amount: z
      .string()
      .trim()
      .refine((text) => isDecimal(text) && dec(text).gt(0) && dec(text).decimalPlaces() <= 8, says('wallet.amountInvalid'))
      .refine((text) => !isDecimal(text) || dec(text).lte(dec(available)), says('wallet.amountTooMuch')),
  });

export type TransferForm = { amount: string };
