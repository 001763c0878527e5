import { z } from 'zod';
import { dec, isDecimal } from '../../decimal/decimal';
import type { AdminKey } from '../text/en';

const says = (key: AdminKey): string => key;
const PLACES_MAX = 8;

/** Money that shall move between the house and a user. */
export const adjustmentForm = z.object({
  userId: z.string().trim().regex(/^[1-9]\d{0,12}$/, says('adjust.userInvalid')),
  asset: z.string().trim().min(1, says('kit.needed')),
  amount: z.string().trim().refine((text) => isDecimal(text) && dec(text).gt(0) && dec(text).decimalPlaces() <= PLACES_MAX, says('adjust.amountInvalid')),
});

export type AdjustmentForm = z.infer<typeof adjustmentForm>;
