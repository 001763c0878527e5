import { BulbOutlined, LogoutOutlined, MoonOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { Link, NavLink, useNavigate } from 'react-router';
import { speak, useText } from '../i18n/i18n';
import { publicSocket } from '../live/socket';
import { useStore } from '../live/store';
import { isOfStaff, useSession, useSigning } from '../session/session';
import { useTone } from '../theme/theme';
import { useAction } from './refusal';

/** Whether what is shown is live, in words and colour. */
export function LinkLight() {
  const { t } = useText();
  const state = useStore(publicSocket.state);
  return (
    <span className={`link-light ${state}`} role="status" data-state={state}>
      {t(`link.${state}`)}
    </span>
  );
}

function Visitor() {
  const { t } = useText();
  return (
    <>
      <Link className="plain" to="/login">{t('nav.login')}</Link>
      <Link className="filled" to="/signup">{t('nav.signup')}</Link>
    </>
  );
}

function Member({ id }: { id: string }) {
  const { t } = useText();
  const { leave } = useSigning();
  const navigate = useNavigate();
  const run = useAction();
  return (
    <>
      <span className="member num" data-testid="member">{t('nav.account', { id })}</span>
      <Button
        type="text"
        icon={<LogoutOutlined aria-hidden />}
        aria-label={t('nav.logout')}
        title={t('nav.logout')}
        onClick={() => void run(leave).then((done) => done && navigate('/login'))}
      />
    </>
  );
}

/** Language, theme, and who is signed in. */
export function Preferences() {
  const { t, language } = useText();
  const { tone, toggle } = useTone();
  const session = useSession();
  return (
    <>
      <Button type="text" onClick={() => void speak(language === 'en' ? 'zh' : 'en')} lang={language === 'en' ? 'zh-CN' : 'en'}>
        {t('language.toggle')}
      </Button>
      <Button type="text" icon={tone === 'dark' ? <BulbOutlined aria-hidden /> : <MoonOutlined aria-hidden />} aria-label={t('theme.toggle')} title={t('theme.toggle')} onClick={toggle} />
      {session === null && <Visitor />}
      {session && <Member id={session.userId} />}
    </>
  );
}

export function Logo() {
  return (
    <Link to="/" className="logo">
      <svg viewBox="0 0 32 32" width="18" height="18" aria-hidden="true"><path d="M8 4v24M8 9h9a6.5 6.5 0 0 1 0 13H8" fill="none" stroke="currentColor" strokeWidth="4" /></svg>
      Perpex
    </Link>
  );
}

export function Header() {
  const { t } = useText();
  const session = useSession();
  const pages = session ? ([['/wallet', 'nav.wallet'], ['/keys', 'nav.keys']] as const) : [];
  return (
    <header className="top">
      <a className="skip" href="#content">{t('nav.skip')}</a>
      <Logo />
      <nav aria-label={t('nav.menu')}>
        <NavLink to="/" end>{t('nav.trade')}</NavLink>
        <NavLink to="/markets">{t('nav.markets')}</NavLink>
        {pages.map(([to, key]) => (
          <NavLink key={to} to={to}>{t(key)}</NavLink>
        ))}
        {session?.roles.some(isOfStaff) && <NavLink to="/admin">{t('nav.console')}</NavLink>}
      </nav>
      <div className="spring" />
      <LinkLight />
      <Preferences />
    </header>
  );
}
