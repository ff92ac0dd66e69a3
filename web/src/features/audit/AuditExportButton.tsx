import { DownloadOutlined } from '@ant-design/icons';
import { useApolloClient } from '@apollo/client/react';
import { App, Button } from 'antd';
import { useState } from 'react';
import { showMark } from '../../../../shared/domain/privacy/viewerMark.ts';
import { type AuditFilter, CountyExportAuditDocument } from '../../gen/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { onLevel } from '../../lib/api/onLevel.ts';
import { faultsOf } from '../../lib/faultsOf.ts';
import { save } from '../../lib/save.ts';
import type { Place } from './useAudit.ts';

/** Takes the record, as it is narrowed, out as a table with a mark. */
export function AuditExportButton({ place: { area, level }, filter }: { place: Place; filter: AuditFilter }) {
  const say = useText();
  const client = useApolloClient();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const take = async () => {
    setBusy(true);
    const { data, error } = await client
      .mutate({
        mutation: onLevel(CountyExportAuditDocument, level),
        variables: { area, filter },
        fetchPolicy: 'no-cache',
      })
      .catch((fault: unknown) => ({ data: undefined, error: fault }));
    setBusy(false);
    if (!data?.taken) {
      const [fault] = faultsOf(error ?? new Error('no answer'));
      void message.error(fault?.message || say('fault.offline'));
      return;
    }
    const { csv, mark, rows, hasNextPage } = data.taken;
    save(csv, `audit-${area}-${mark}.csv`);
    void message.success(say('audit.exported', { rows, mark: showMark(mark) }), 8);
    if (hasNextPage) void message.warning(say('audit.exportMore', { limit: rows }), 8);
  };
  return (
    <Button icon={<DownloadOutlined aria-hidden />} loading={busy} onClick={() => void take()}>
      {say('audit.export')}
    </Button>
  );
}
