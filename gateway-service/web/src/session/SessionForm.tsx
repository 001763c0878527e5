import { zodResolver } from '@hookform/resolvers/zod';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { Link, useLocation, useNavigate } from 'react-router';
import { post } from '../api/http';
import { useText } from '../i18n/i18n';
import { Field } from '../ui/Field';
import { refusalText } from '../ui/refusal';
import { logInForm, signUpForm, type LogIn, type SignUp } from './form';
import { useSigning } from './session';

export function LogInPage() {
  const { t, language } = useText();
  const { enter } = useSigning();
  const navigate = useNavigate();
  const from = (useLocation().state as { from?: string } | null)?.from ?? '/';
  const [refused, setRefused] = useState('');
  const { control, handleSubmit, formState } = useForm<LogIn>({
    resolver: zodResolver(logInForm),
    defaultValues: { email: '', password: '' },
  });
  const submit = handleSubmit(async ({ email, password }) => {
    try {
      await enter(email, password);
      await navigate(from, { replace: true });
    } catch (failure) {
      setRefused(refusalText(failure, language, t));
    }
  });
  return (
    <main className="sheet" id="content">
      <form onSubmit={(event) => void submit(event)} noValidate>
        <h1>{t('session.login')}</h1>
        {refused && <Alert type="error" message={refused} role="alert" />}
        <Field control={control} name="email" type="email" label={t('session.email')} autoComplete="username" autoFocus />
        <Field control={control} name="password" type="password" label={t('session.password')} autoComplete="current-password" />
        <Button type="primary" htmlType="submit" size="large" block loading={formState.isSubmitting}>
          {t('nav.login')}
        </Button>
        <p className="aside">
          {t('session.newHere')} <Link to="/signup">{t('nav.signup')}</Link>
        </p>
      </form>
    </main>
  );
}

export function SignUpPage() {
  const { t, language } = useText();
  const { enter } = useSigning();
  const navigate = useNavigate();
  const [refused, setRefused] = useState('');
  const { control, handleSubmit, formState } = useForm<SignUp>({
    resolver: zodResolver(signUpForm),
    defaultValues: { email: '', password: '', repeat: '' },
  });
  const submit = handleSubmit(async ({ email, password }) => {
    try {
      await post('/api/v1/users', { email, password });
    } catch (failure) {
      setRefused(refusalText(failure, language, t));
      return;
    }
    // The answer does not tell whether the address was free; whether one can sign in does.
    await enter(email, password).then(
      () => navigate('/wallet', { replace: true }),
      () => setRefused(t('session.taken')),
    );
  });
  return (
    <main className="sheet" id="content">
      <form onSubmit={(event) => void submit(event)} noValidate>
        <h1>{t('session.signup')}</h1>
        {refused && <Alert type="error" message={refused} role="alert" />}
        <Field control={control} name="email" type="email" label={t('session.email')} autoComplete="username" autoFocus />
        <Field control={control} name="password" type="password" label={t('session.password')} autoComplete="new-password" hint={t('session.hint')} />
        <Field control={control} name="repeat" type="password" label={t('session.repeat')} autoComplete="new-password" />
        <Button type="primary" htmlType="submit" size="large" block loading={formState.isSubmitting}>
          {t('nav.signup')}
        </Button>
        <p className="aside">
          {t('session.haveAccount')} <Link to="/login">{t('nav.login')}</Link>
        </p>
      </form>
    </main>
  );
}
