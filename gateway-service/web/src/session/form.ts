import { z } from 'zod';
import type { Key } from '../i18n/en';

const says = (key: Key): string => key;

const email = z.string().trim().email(says('session.emailInvalid'));

export const logInForm = z.object({ email, password: z.string().min(1, says('session.passwordNeeded')) });

export const signUpForm = z
  .object({
    email,
    password: z.string().min(10, says('session.passwordShort')).max(128, says('session.passwordLong')),
    repeat: z.string(),
  })
  .refine((form) => form.password === form.repeat, { path: ['repeat'], message: says('session.passwordsDiffer') });

export type LogIn = z.infer<typeof logInForm>;
export type SignUp = z.infer<typeof signUpForm>;
