import { CameraOutlined, CloseOutlined, PaperClipOutlined } from '@ant-design/icons';
import { Button, Radio } from 'antd';
import { useId, useRef, useState } from 'react';
import type { AttachmentUse } from '../gen/graphql.ts';
import { useText } from '../i18n/text.ts';
import { ACCEPTED, sizeText } from '../lib/attachments.ts';
import type { Fault } from '../lib/faults.ts';
import { valueName } from '../lib/names.ts';
import { FaultNote } from './FaultNote.tsx';
import '../styles/attachments.css';

interface Limits {
  fileMb: number;
  files: number;
  totalMb: number;
}

interface Props {
  limits: Limits;
  /** What for one may be added; where there is a choice it is asked. */
  uses: readonly AttachmentUse[];
  send: (file: File, use: AttachmentUse, onProgress: (done: number) => void) => Promise<Fault[]>;
  /** Some of them have come. */
  onSent: () => void;
}

interface Chosen {
  key: number;
  file: File;
  progress: number | null;
  faults: readonly Fault[];
}

/** Chooses files, or takes a photograph, shows what would be sent, and sends it with its progress. */
export function FilePicker({ limits, uses, send, onSent }: Props) {
  const say = useText();
  const name = useId();
  const files = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const next = useRef(0);
  const [chosen, setChosen] = useState<readonly Chosen[]>([]);
  const [picked, setUse] = useState<AttachmentUse | null>(null);
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState(0);
  const use = picked && uses.includes(picked) ? picked : uses[0];

  const change = (key: number, more: Partial<Chosen>) =>
    setChosen(before => before.map(one => (one.key === key ? { ...one, ...more } : one)));

  function choose(input: HTMLInputElement) {
    const added = [...(input.files ?? [])].map(file => {
      next.current += 1;
      const tooLarge = file.size > limits.fileMb * 1_048_576;
      return { key: next.current, file, progress: null, faults: tooLarge ? [tooLargeFault(file)] : [] };
    });
    input.value = ''; // the same file may be chosen again
    setDone(0);
    setChosen(before => [...before, ...added]);
  }

  const tooLargeFault = (file: File): Fault => ({
    code: 'ATTACHMENT_TOO_LARGE',
    message: say('error.ATTACHMENT_TOO_LARGE', { size: (file.size / 1_048_576).toFixed(1), limit: limits.fileMb }),
    remedy: say('remedy.ATTACHMENT_TOO_LARGE'),
    field: null,
    level: null,
  });

  async function sendAll() {
    if (!use) return;
    setBusy(true);
    let came = 0;
    // one after the other: a slow line carries one whole file sooner than three halves
    for (const { key, file, faults: known } of chosen) {
      if (known.some(({ code }) => code === 'ATTACHMENT_TOO_LARGE')) continue;
      change(key, { progress: 0, faults: [] });
      const faults = await send(file, use, progress => change(key, { progress }));
      if (faults.length > 0) {
        change(key, { progress: null, faults });
        continue;
      }
      came += 1;
      setChosen(before => before.filter(one => one.key !== key));
    }
    setBusy(false);
    setDone(came);
    if (came > 0) onSent();
  }

  const ready = chosen.filter(({ faults }) => faults.every(({ code }) => code !== 'ATTACHMENT_TOO_LARGE'));
  return (
    <div className="files-add">
      <p className="quiet">{say('files.hint', { ...limits })}</p>
      {uses.length > 1 && (
        <Radio.Group
          className="files-uses"
          name={name}
          aria-label={say('field.use')}
          value={use}
          disabled={busy}
          onChange={({ target }) => setUse(target.value as AttachmentUse)}
          options={uses.map(value => ({ value, label: valueName(say, 'attachmentUse', value) }))}
        />
      )}
      <div className="files-buttons">
        <Button icon={<PaperClipOutlined aria-hidden />} disabled={busy} onClick={() => files.current?.click()}>
          {say('files.choose')}
        </Button>
        <Button
          className="files-camera"
          icon={<CameraOutlined aria-hidden />}
          disabled={busy}
          onClick={() => camera.current?.click()}
        >
          {say('files.photograph')}
        </Button>
        <input
          ref={files}
          type="file"
          multiple
          hidden
          accept={ACCEPTED}
          data-files="choose"
          onChange={event => choose(event.target)}
        />
        <input
          ref={camera}
          type="file"
          hidden
          accept="image/*"
          capture="environment"
          onChange={event => choose(event.target)}
        />
      </div>
      {chosen.length > 0 && (
        <ul className="files-chosen" aria-label={say('files.chosen')}>
          {chosen.map(({ key, file, progress, faults }) => (
            <li key={key}>
              <span className="files-name">{file.name}</span>
              <span className="quiet">{sizeText(file.size)}</span>
              {progress === null ? (
                <Button
                  type="text"
                  size="small"
                  icon={<CloseOutlined aria-hidden />}
                  disabled={busy}
                  aria-label={say('files.remove', { name: file.name })}
                  onClick={() => setChosen(before => before.filter(one => one.key !== key))}
                />
              ) : (
                <progress value={progress} max={1} aria-label={say('files.progress', { name: file.name })} />
              )}
              <FaultNote faults={faults} />
            </li>
          ))}
        </ul>
      )}
      {ready.length > 0 && (
        <Button type="primary" loading={busy} data-files="send" onClick={() => void sendAll()}>
          {say('files.send', { n: ready.length })}
        </Button>
      )}
      <p role="status" className="files-done">
        {done > 0 && say('files.done', { n: done })}
      </p>
    </div>
  );
}
