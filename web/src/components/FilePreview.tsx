import { Button, Modal } from 'antd';
import { useEffect, useState } from 'react';
import { useText } from '../i18n/text.ts';
import { saveBlob } from '../lib/save.ts';

interface Props {
  name: string;
  blob: Blob;
  /** What stands beside it: until when, under which mark. */
  note?: string;
  onClose: () => void;
}

/**
 * Shows a file where the browser can draw it without running anything: a picture as a picture, a PDF in the browser’s own viewer, a
 * voice in its player. Its type is the one that the hub found in it. Whatever else it is, is saved and opened elsewhere.
 */
export function FilePreview({ name, blob, note, onClose }: Props) {
  const say = useText();
  const url = useObjectUrl(blob);
  const [family, kind] = blob.type.split('/');
  const drawn = family === 'image' && kind !== 'heic';
  return (
    <Modal
      open
      centered
      width="min(960px, 94vw)"
      title={name}
      onCancel={onClose}
      className="files-preview"
      footer={[
        <Button key="save" onClick={() => saveBlob(blob, name)}>
          {say('files.save')}
        </Button>,
        <Button key="close" type="primary" onClick={onClose}>
          {say('files.close')}
        </Button>,
      ]}
    >
      {note && <p className="quiet">{note}</p>}
      {url && drawn && <img src={url} alt={name} />}
      {url && kind === 'pdf' && <iframe src={url} title={name} referrerPolicy="no-referrer" />}
      {url && family === 'audio' && <audio src={url} controls aria-label={name} />}
      {!drawn && kind !== 'pdf' && family !== 'audio' && <p>{say('files.noPreview')}</p>}
    </Modal>
  );
}

/** An address for a file that lives as long as it shows: nothing of it is left behind on a public computer. */
function useObjectUrl(blob: Blob): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(blob);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  return url;
}
