import { Link, NavLink, Outlet } from 'react-router';
import { isOfStaff } from '../../session/session';
import { Logo, Preferences } from '../../ui/Header';
import { Fence } from '../../ui/states';
import { useSay } from '../text/text';
import type { Role } from './roles';
import { SECTIONS } from './sections';
import { useOperator } from './use';

function Head() {
  const { t } = useSay();
  const { roles } = useOperator();
  return (
    <header className="top">
      <a className="skip" href="#content">{t('nav.skip')}</a>
      <Logo />
      <span className="badge">{t('admin.title')}</span>
      <div className="spring" />
      {roles.length > 0 && <span className="dim roles" data-testid="roles">{t('admin.signedAs', { roles: roles.map((role) => t(`role.${role as Role}`)).join(', ') })}</span>}
      <Link className="plain" to="/">{t('admin.toTerminal')}</Link>
      <Preferences />
    </header>
  );
}

function Menu() {
  const { t } = useSay();
  return (
    <nav className="sections" aria-label={t('admin.menu')}>
      {SECTIONS.map(({ name, pages }) => (
        <div key={name}>
          <h2>{t(name)}</h2>
          <ul>
            {pages.map(([to, key]) => <li key={to}><NavLink to={`/admin/${to}`}>{t(key)}</NavLink></li>)}
          </ul>
        </div>
      ))}
    </nav>
  );
}

function NotForYou() {
  const { t } = useSay();
  return (
    <main className="sheet" id="content">
      <div className="card notice" data-testid="not-for-you">
        <h1>{t('admin.notForYou')}</h1>
        <p className="dim">{t('admin.notForYouMore')}</p>
        <p><Link to="/">{t('admin.toTerminal')}</Link></p>
      </div>
    </main>
  );
}

/** The console around its pages; who does not run the exchange sees none of them. */
export function AdminFrame() {
  const { roles } = useOperator();
  if (!roles.some(isOfStaff)) {
    return <><Head /><NotForYou /></>;
  }
  return (
    <>
      <Head />
      <div className="desk-frame">
        <Menu />
        <Fence>
          <Outlet />
        </Fence>
      </div>
    </>
  );
}
