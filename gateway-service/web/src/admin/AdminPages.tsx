import { Navigate, Route, Routes, useLocation } from 'react-router';
import { useSession } from '../session/session';
import { Loading } from '../ui/states';
import { AdminFrame } from './frame/Frame';
import ListingPage from './markets/ListingPage';
import MarketDesk from './markets/MarketDesk';
import MarketList from './markets/MarketList';
import AdjustmentsPage from './money/AdjustmentsPage';
import LedgerPage from './money/LedgerPage';
import ReconciliationPage from './money/ReconciliationPage';
import ReservesPage from './money/ReservesPage';
import RequestPage from './requests/RequestPage';
import Requests from './requests/Requests';
import DangersPage from './risk/DangersPage';
import ExposurePage from './risk/ExposurePage';
import AuditPage from './system/AuditPage';
import SystemPage from './system/SystemPage';
import PeoplePage from './users/PeoplePage';
import PersonPage from './users/PersonPage';
import './text/text';
import './admin.css';

/** The console. It comes when somebody goes there, and is not part of what the terminal loads. */
export default function AdminPages() {
  const session = useSession();
  const { pathname, search } = useLocation();
  if (session === undefined) {
    return <Loading />;
  }
  if (session === null) {
    return <Navigate to="/login" replace state={{ from: pathname + search }} />;
  }
  return (
    <Routes>
      <Route element={<AdminFrame />}>
        <Route path="markets" element={<MarketList />} />
        <Route path="markets/:symbol" element={<MarketDesk />} />
        <Route path="listing" element={<ListingPage />} />
        <Route path="requests" element={<Requests />} />
        <Route path="requests/:id" element={<RequestPage />} />
        <Route path="users" element={<PeoplePage />} />
        <Route path="users/:id" element={<PersonPage />} />
        <Route path="adjustments" element={<AdjustmentsPage />} />
        <Route path="ledger" element={<LedgerPage />} />
        <Route path="reconciliation" element={<ReconciliationPage />} />
        <Route path="reserves" element={<ReservesPage />} />
        <Route path="risk" element={<DangersPage />} />
        <Route path="exposure" element={<ExposurePage />} />
        <Route path="system" element={<SystemPage />} />
        <Route path="audit" element={<AuditPage />} />
        <Route path="*" element={<Navigate to="/admin/markets" replace />} />
      </Route>
    </Routes>
  );
}
