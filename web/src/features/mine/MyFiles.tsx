import type { ApolloClient } from '@apollo/client';
import { Button } from 'antd';
import { useState } from 'react';
import { partsOf } from '../../../../shared/domain/attachment/limits.ts';
import { FaultNote } from '../../components/FaultNote.tsx';
import { FileList } from '../../components/FileList.tsx';
import { FilePicker } from '../../components/FilePicker.tsx';
import { FilePreview } from '../../components/FilePreview.tsx';
import { CountyMyAttachmentPartDocument, type MyCaseTextFragment } from '../../gen/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { onLevel } from '../../lib/api/onLevel.ts';
import { fetchParts, mimeOf, sendFile } from '../../lib/attachments.ts';
import type { Fault } from '../../lib/faults.ts';
import { levelOfNumber, lookUpAgain } from './supply.ts';

interface Props {
  api: ApolloClient;
  found: MyCaseTextFragment;
  code: string;
  onActed: (mine: MyCaseTextFragment) => void;
}

/** The files of the own case: what one has brought, the proof of the result, and more that one wants to show. */
export function MyFiles({ api, found, code, onActed }: Props) {
  const say = useText();
  const [busy, setBusy] = useState<number | null>(null);
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [shown, setShown] = useState<{ name: string; blob: Blob } | null>(null);
  const { files, mayAttach, fileLimits, number, holder } = found;
  const receipt = { number, code };
  if (files.length === 0 && !mayAttach) return null;

  async function open({ no, name, bytes, kind }: MyCaseTextFragment['files'][number]) {
    setBusy(no);
    const { level, faults: why } = await levelOfNumber(api, number);
    const query = level && onLevel(CountyMyAttachmentPartDocument, level);
    const fetched = query
      ? await fetchParts(
          part => api.query({ query, variables: { ...receipt, attachment: no, part } }),
          partsOf(bytes),
          mimeOf(kind),
        )
      : { blob: null, faults: why };
    setBusy(null);
    setFaults(fetched.faults);
    if (fetched.blob) setShown({ name, blob: fetched.blob });
  }

  return (
    <section className="mine-files">
      <h2>{say('mine.files')}</h2>
      {files.length === 0 && <p className="quiet">{say('mine.noFiles')}</p>}
      <FileList files={files} by={({ own }) => (own ? say('mine.ownFile') : holder)}>
        {file => (
          <Button loading={busy === file.no} onClick={() => void open(file)}>
            {say('files.look')}
          </Button>
        )}
      </FileList>
      <FaultNote faults={faults} />
      {mayAttach && (
        <details className="files-more">
          <summary>{say('files.add')}</summary>
          <FilePicker
            limits={fileLimits}
            uses={['DEMAND']}
            send={async (file, use, onProgress) => {
              const { level, faults: why } = await levelOfNumber(api, number);
              return level ? sendFile(api, level, receipt, file, { use, onProgress }) : why;
            }}
            onSent={() =>
              void lookUpAgain(api, receipt).then(mine => {
                if (mine) onActed(mine);
              })
            }
          />
        </details>
      )}
      {shown && <FilePreview {...shown} onClose={() => setShown(null)} />}
    </section>
  );
}
