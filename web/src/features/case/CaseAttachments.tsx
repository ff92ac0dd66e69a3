import { useApolloClient, useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { useState } from 'react';
import { partsOf } from '../../../../shared/domain/attachment/limits.ts';
import type { LevelName } from '../../../../shared/domain/levels.ts';
import { FaultNote } from '../../components/FaultNote.tsx';
import { FileList } from '../../components/FileList.tsx';
import { FilePicker } from '../../components/FilePicker.tsx';
import { FilePreview } from '../../components/FilePreview.tsx';
import { Part } from '../../components/Part.tsx';
import { LevelTag } from '../../components/tags.tsx';
import {
  type AttachmentLineFragment,
  CountyAttachmentPartDocument,
  CountyAttachmentsDocument,
  CountyOpenAttachmentDocument,
  type DisclosurePurpose,
  type Level,
} from '../../gen/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { onLevel } from '../../lib/api/onLevel.ts';
import { fetchParts, mimeOf, sendFile } from '../../lib/attachments.ts';
import type { Fault } from '../../lib/faults.ts';
import { faultsOf } from '../../lib/faultsOf.ts';
import { roleName } from '../../lib/names.ts';
import { clockMinute } from '../../lib/time.ts';
import { showMark } from '../../../../shared/domain/privacy/viewerMark.ts';
import { PurposeModal } from './PurposeModal.tsx';
import type { HeldFile } from './wholeCase.ts';

/** The reporter brings files while somebody reads the case. */
const LOOK_AGAIN_MS = 15_000;

/** The files that go with a case, level by level: each stays where it was brought, and is fetched from there. */
export function CaseAttachments({ files, onAdded }: { files: readonly HeldFile[]; onAdded: () => void }) {
  return (
    <>
      {[...files].reverse().map(({ level, file }) => (
        <AtLevel key={level} level={level} uid={file.uid} alone={files.length === 1} onAdded={onAdded} />
      ))}
    </>
  );
}

interface Props {
  level: LevelName;
  uid: string;
  alone: boolean;
  onAdded: () => void;
}

function AtLevel({ level, uid, alone, onAdded }: Props) {
  const say = useText();
  const client = useApolloClient();
  const { data, error, refetch } = useQuery(onLevel(CountyAttachmentsDocument, level), {
    variables: { uid },
    pollInterval: LOOK_AGAIN_MS,
  });
  const reading = useReading(level, uid);
  const held = data?.file?.attachments;
  if (!held) return <FaultNote faults={faultsOf(error)} again={() => void refetch()} />;
  const { count, mayOpen, mayAdd, items, limits } = held;
  if (count === 0 && mayAdd.length === 0) return null;
  return (
    <Part title={say('files.title')} count={count} open={count > 0}>
      {!alone && (
        <p className="files-level">
          <LevelTag level={level.toUpperCase() as Level} /> {say('files.heldHere')}
        </p>
      )}
      {!mayOpen && count > 0 && <p className="quiet">{say('files.withheld', { n: count })}</p>}
      <FileList files={items} by={({ role, by }) => `${by} ${roleName(say, role)}`}>
        {item => (
          <Button size="small" loading={reading.busy === item.no} onClick={() => reading.ask(item)}>
            {say('files.open')}
          </Button>
        )}
      </FileList>
      <FaultNote faults={reading.faults} />
      {mayAdd.length > 0 && (
        <details className="files-more">
          <summary>{say('files.add')}</summary>
          <FilePicker
            limits={limits}
            uses={mayAdd}
            send={(file, use, onProgress) => sendFile(client, level, { uid }, file, { use, onProgress })}
            onSent={() => {
              void refetch();
              onAdded();
            }}
          />
        </details>
      )}
      {reading.asked && (
        <PurposeModal
          name={reading.asked.name}
          onPurpose={purpose => void reading.open(purpose)}
          onClose={reading.leave}
        />
      )}
      {reading.shown && (
        <FilePreview
          name={reading.shown.name}
          blob={reading.shown.blob}
          note={say('files.shown', {
            until: clockMinute(reading.shown.until),
            mark: showMark(reading.shown.mark),
          })}
          onClose={reading.leave}
        />
      )}
    </Part>
  );
}

interface Shown {
  name: string;
  blob: Blob;
  until: string;
  mark: string;
}

/** Opens a file: asks what for, has the look put on record, fetches the parts (N12). */
function useReading(level: LevelName, uid: string) {
  const client = useApolloClient();
  const [asked, setAsked] = useState<AttachmentLineFragment | null>(null);
  const [busy, setBusy] = useState<number | null>(null);
  const [shown, setShown] = useState<Shown | null>(null);
  const [faults, setFaults] = useState<readonly Fault[]>([]);

  async function fetched({ no, bytes, kind }: AttachmentLineFragment) {
    const query = onLevel(CountyAttachmentPartDocument, level);
    return fetchParts(
      part => client.query({ query, variables: { uid, attachment: no, part }, fetchPolicy: 'no-cache' }),
      partsOf(bytes),
      mimeOf(kind),
    );
  }

  return {
    asked,
    busy,
    shown,
    faults,
    ask(file: AttachmentLineFragment) {
      setFaults([]);
      setAsked(file);
    },
    leave() {
      setAsked(null);
      setShown(null);
    },
    async open(purpose: DisclosurePurpose) {
      if (!asked) return;
      setAsked(null);
      setBusy(asked.no);
      const mutation = onLevel(CountyOpenAttachmentDocument, level);
      const variables = { uid, attachment: asked.no, purpose };
      const answer = await client
        .mutate({ mutation, variables, fetchPolicy: 'no-cache' })
        .then(({ data, error }) => ({ opened: data?.opened ?? null, found: faultsOf(error) }))
        .catch((error: unknown) => ({ opened: null, found: faultsOf(error) }));
      const { opened } = answer;
      const file = opened ? await fetched(opened.file) : { blob: null, faults: answer.found };
      setBusy(null);
      setFaults(file.faults);
      if (opened && file.blob)
        setShown({ name: opened.file.name, blob: file.blob, until: opened.until, mark: opened.mark });
    },
  };
}
