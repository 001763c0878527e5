import { z } from 'zod';
import type { AdminKey } from '../text/en';

const says = (key: AdminKey): string => key;

export const REASON_CHARACTERS_MAX = 500;

/** What the services take for a reason. */
export const reasonForm = z.object({
  reason: z.string().trim().min(3, says('kit.reasonInvalid')).max(REASON_CHARACTERS_MAX, says('kit.reasonInvalid')),
});
