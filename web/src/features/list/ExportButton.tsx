import { DownloadOutlined } from '@ant-design/icons';
import { useApolloClient } from '@apollo/client/react';
import { App, Button } from 'antd';
import { useState } from 'react';
import type { LevelName } from '../../../../shared/domain/levels.ts';
import { roleHolds } from '../../../../shared/domain/access/permissions.ts';
import { showMark } from '../../../../shared/domain/privacy/viewerMark.ts';
import type { CaseFileFilter } from '../../gen/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { exportOn } from '../../lib/api/disclosure.ts';
import { faultsOf } from '../../lib/faultsOf.ts';
import { save } from '../../lib/save.ts';
import { useWorkplace } from '../../lib/workplace.tsx';

interface Props {
  area: string;
  level: LevelName;
  filter: CaseFileFilter;
}

/** Takes the list as a table, masked and marked (N12). Absent for who may not. */
export function ExportButton({ area, level, filter }: Props) {
  const say = useText();
  const client = useApolloClient();
  const { message } = App.useApp();
  const { account } = useWorkplace();
  const [busy, setBusy] = useState(false);
  if (!roleHolds(account.role, 'exportFiles')) return null;
  const take = async () => {
    setBusy(true);
    const { data, error } = await client
      .mutate({ mutation: exportOn(level), variables: { area, filter }, fetchPolicy: 'no-cache' })
      .catch((fault: unknown) => ({ data: undefined, error: fault }));
    setBusy(false);
    if (!data?.taken) {
      const [fault] = faultsOf(error ?? new Error('no answer'));
      void message.error(fault?.message || say('fault.offline'));
      return;
    }
    const { csv, mark, rows, hasNextPage } = data.taken;
    save(csv, `${area}-${mark}.csv`);
    void message.success(say('export.done', { rows, mark: showMark(mark) }), 8);
    if (hasNextPage) void message.warning(say('export.more', { limit: rows }), 8);
  };
  return (
    <Button icon={<DownloadOutlined aria-hidden />} loading={busy} onClick={() => void take()}>
      {say('export.do')}
    </Button>
  );
}
