import { EyeInvisibleOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { isDisclosed } from '../../../../shared/domain/privacy/disclosure.ts';
import { showMark } from '../../../../shared/domain/privacy/viewerMark.ts';
import type { DisclosureTextFragment } from '../../gen/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { valueName } from '../../lib/names.ts';
import { moment } from '../../lib/time.ts';

interface Props {
  shown: DisclosureTextFragment;
  onOver: () => void;
}

/** mm:ss */
const left = (until: string, now: number): string => {
  const seconds = Math.max(0, Math.ceil((Date.parse(until) - now) / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
};

/** The reporter in full, with the time that is left, the mark, and a watermark over the page while it lasts (N12). */
export function OpenReporter({ shown, onOver }: Props) {
  const say = useText();
  const [now, setNow] = useState(Date.now);
  const { mark, person, purpose, at, until, name, phone, idNumber } = shown;
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(Date.now());
      if (!isDisclosed({ until }, new Date().toISOString())) onOver();
    }, 1_000);
    return () => clearInterval(timer);
  }, [until, onOver]);
  return (
    <span className="reporter reporter-open">
      <span className="reporter-data">
        <b>{name || '—'}</b>
        <b className="reporter-phone">{phone || '—'}</b>
        {idNumber && <b>{idNumber}</b>}
      </span>
      <span className="quiet">
        {say('reveal.for', { purpose: valueName(say, 'purpose', purpose) })} ·{' '}
        {say('reveal.mark', { mark: showMark(mark) })}
      </span>
      <span className="reporter-left">
        <span>{say('reveal.left', { time: left(until, now) })}</span>
        <Button size="small" icon={<EyeInvisibleOutlined aria-hidden />} onClick={onOver}>
          {say('reveal.hide')}
        </Button>
      </span>
      {createPortal(<Watermark text={`${person} ${moment(at)} ${showMark(mark)}`} />, document.body)}
    </span>
  );
}

const TILES = 36;

/** Faint, over everything, and in nobody’s way: a photograph of the screen leads back to who sat there. */
function Watermark({ text }: { text: string }) {
  return (
    <div className="watermark" aria-hidden>
      {Array.from({ length: TILES }, (_, i) => (
        <span key={i}>{text}</span>
      ))}
    </div>
  );
}
