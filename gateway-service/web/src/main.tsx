import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode, Suspense, lazy } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter, Navigate, Outlet, Route, Routes } from 'react-router';
import { usePrivateStream } from './account/stream';
import { ApiError } from './api/http';
import { startLanguages } from './i18n/i18n';
import { useMarkStream } from './market/live';
import { useSession } from './session/session';
import { ThemeProvider } from './theme/theme';
import { Header } from './ui/Header';
import { Fence, Loading } from './ui/states';
import './theme/base.css';
import './theme/terminal.css';

const TerminalPage = lazy(() => import('./terminal/TerminalPage'));
const MarketsPage = lazy(() => import('./market/MarketsPage'));
const WalletPage = lazy(() => import('./wallet/WalletPage'));
const KeysPage = lazy(() => import('./keys/KeysPage'));
const AdminPages = lazy(() => import('./admin/AdminPages'));
const LogInPage = lazy(() => import('./session/SessionForm').then((module) => ({ default: module.LogInPage })));
const SignUpPage = lazy(() => import('./session/SessionForm').then((module) => ({ default: module.SignUpPage })));

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      // What the exchange refused it refuses again; what failed on the way may come through.
      retry: (count, failure) => count < 2 && !(failure instanceof ApiError && failure.status >= 400 && failure.status < 500),
      refetchOnWindowFocus: false,
    },
  },
});

function Frame() {
  useMarkStream();
  usePrivateStream(useSession()?.userId);
  return (
    <>
      <Header />
      <Fence>
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </Fence>
    </>
  );
}

/** Pages of an account; a visitor is sent to log in. */
function Members() {
  const session = useSession();
  return session === undefined ? <Loading /> : session === null ? <Navigate to="/login" replace /> : <Outlet />;
}

function Pages() {
  return (
    <Routes>
      <Route element={<Frame />}>
        <Route index element={<TerminalPage />} />
        <Route path="trade/:symbol" element={<TerminalPage />} />
        <Route path="markets" element={<MarketsPage />} />
        <Route path="login" element={<LogInPage />} />
        <Route path="signup" element={<SignUpPage />} />
        <Route element={<Members />}>
          <Route path="wallet" element={<WalletPage />} />
          <Route path="keys" element={<KeysPage />} />
        </Route>
        <Route path="*" element={<Navigate to="/" replace />} />
      </Route>
      <Route path="admin/*" element={<Fence><Suspense fallback={<Loading />}><AdminPages /></Suspense></Fence>} />
    </Routes>
  );
}

await startLanguages();
createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <ThemeProvider>
        <BrowserRouter>
          <Pages />
        </BrowserRouter>
      </ThemeProvider>
    </QueryClientProvider>
  </StrictMode>,
);
