import { useState } from 'react';
import { PublicFrame } from '../../components/PublicFrame.tsx';
import { usePublicApi } from '../../lib/publicApi.ts';
import type { PublicReceipt } from './publicReceipt.ts';
import { ReportForm } from './ReportForm.tsx';
import { ReportReceipt } from './ReportReceipt.tsx';

/** Reporting a matter in plain words and without an account (我要反映). What is typed stays on this page and nowhere else. */
export function ReportPage() {
  const api = usePublicApi();
  const [receipt, setReceipt] = useState<PublicReceipt | null>(null);
  return (
    <PublicFrame here="report">
      {receipt ? (
        <ReportReceipt api={api} receipt={receipt} onNext={() => setReceipt(null)} />
      ) : (
        <ReportForm api={api} onReported={setReceipt} />
      )}
    </PublicFrame>
  );
}
