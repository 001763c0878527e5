import { z } from 'zod';
import type { Key } from '../i18n/en';

const says = (key: Key): string => key;

export const keyForm = z.object({
  label: z.string().trim().min(1, says('keys.labelInvalid')).max(64, says('keys.labelInvalid')),
  permissions: z.array(z.enum(['READ', 'TRADE'])).min(1, says('keys.permissionNeeded')),
  addresses: z.string(),
});

export type KeyForm = z.infer<typeof keyForm>;
