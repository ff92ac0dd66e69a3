import { Modal, Radio } from 'antd';
import { useState } from 'react';
import { DISCLOSURE_MINUTES, FILE_PURPOSES } from '../../../../shared/domain/privacy/disclosure.ts';
import type { DisclosurePurpose } from '../../gen/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { valueName } from '../../lib/names.ts';

interface Props {
  name: string;
  onPurpose: (purpose: DisclosurePurpose) => void;
  onClose: () => void;
}

/** What is asked before a file is opened: what for. To check what was brought is the usual reason. */
export function PurposeModal({ name, onPurpose, onClose }: Props) {
  const say = useText();
  const [purpose, setPurpose] = useState<DisclosurePurpose>('REVIEW');
  return (
    <Modal
      open
      title={say('act.openAttachment')}
      okText={say('files.open')}
      onOk={() => onPurpose(purpose)}
      onCancel={onClose}
      mask={{ closable: false }}
      className="act-modal"
    >
      <p className="files-name">{name}</p>
      <p className="quiet act-hint">{say('files.openHint', { minutes: DISCLOSURE_MINUTES })}</p>
      <Radio.Group
        aria-label={say('field.purpose')}
        value={purpose}
        onChange={({ target }) => setPurpose(target.value as DisclosurePurpose)}
        options={FILE_PURPOSES.map(one => ({
          value: one.toUpperCase(),
          label: valueName(say, 'purpose', one),
        }))}
      />
    </Modal>
  );
}
