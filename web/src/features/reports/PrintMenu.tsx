import { DownloadOutlined } from '@ant-design/icons';
import { useApolloClient } from '@apollo/client/react';
import { App, Button, Space } from 'antd';
import { useState } from 'react';
import type { LevelName } from '../../../../shared/domain/levels.ts';
import { showMark } from '../../../../shared/domain/privacy/viewerMark.ts';
import { FaultNote } from '../../components/FaultNote.tsx';
import { CountyPrintReportDocument, type PaperFormat } from '../../gen/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { onLevel } from '../../lib/api/onLevel.ts';
import type { Fault } from '../../lib/faults.ts';
import { faultsOf } from '../../lib/faultsOf.ts';
import { valueName } from '../../lib/names.ts';
import { saveBytes } from '../../lib/save.ts';

const FORMATS: readonly PaperFormat[] = ['PDF', 'DOCX', 'XLSX', 'HTML'];

/** Takes a report that was issued as a file; that it was taken is on record (N12). */
export function PrintMenu({ id, level }: { id: string; level: LevelName }) {
  const say = useText();
  const client = useApolloClient();
  const { message } = App.useApp();
  const [busy, setBusy] = useState<PaperFormat | null>(null);
  const [faults, setFaults] = useState<Fault[]>([]);
  const take = async (format: PaperFormat) => {
    setBusy(format);
    setFaults([]);
    const { data, error } = await client
      .mutate({
        mutation: onLevel(CountyPrintReportDocument, level),
        variables: { id, format },
        fetchPolicy: 'no-cache',
      })
      .catch((fault: unknown) => ({ data: undefined, error: fault }));
    setBusy(null);
    if (!data?.file) return setFaults(faultsOf(error ?? new Error('no answer')));
    const { name, type, base64, mark } = data.file;
    saveBytes([base64], type, name);
    void message.success(say('reports.downloaded', { name, mark: showMark(mark) }), 8);
  };
  return (
    <>
      <Space wrap size={8} aria-label={say('reports.download')} role="group">
        {FORMATS.map(format => (
          <Button
            key={format}
            data-format={format}
            icon={<DownloadOutlined aria-hidden />}
            loading={busy === format}
            disabled={busy !== null && busy !== format}
            onClick={() => void take(format)}
          >
            {valueName(say, 'paperFormat', format)}
          </Button>
        ))}
      </Space>
      <FaultNote faults={faults} />
    </>
  );
}
