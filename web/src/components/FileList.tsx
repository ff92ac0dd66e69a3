import type { ReactNode } from 'react';
import type { AttachmentKind, AttachmentUse } from '../gen/graphql.ts';
import { useText } from '../i18n/text.ts';
import { sizeText } from '../lib/attachments.ts';
import { valueName } from '../lib/names.ts';
import { moment } from '../lib/time.ts';
import '../styles/attachments.css';

/** What is shown of a file that has come. */
export interface ShownFile {
  no: number;
  name: string;
  kind: AttachmentKind;
  bytes: number;
  use: AttachmentUse;
  addedAt: string;
}

interface Props<T extends ShownFile> {
  files: readonly T[];
  /** Who added it. */
  by: (file: T) => string;
  /** What may be done with it. */
  children: (file: T) => ReactNode;
}

/** The files of a case: what each is, how large, for what, who added it and when. */
export function FileList<T extends ShownFile>({ files, by, children }: Props<T>) {
  const say = useText();
  return (
    <ul className="files-list">
      {files.map(file => (
        <li key={file.no}>
          <span className="files-what">
            <b className="files-name">{file.name}</b>
            <span className="quiet">
              {valueName(say, 'attachmentUse', file.use)} · {valueName(say, 'attachmentKind', file.kind)} ·{' '}
              {sizeText(file.bytes)}
            </span>
            <span className="quiet">
              {by(file)} · <time dateTime={file.addedAt}>{moment(file.addedAt)}</time>
            </span>
          </span>
          {children(file)}
        </li>
      ))}
    </ul>
  );
}
