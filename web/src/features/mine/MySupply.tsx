import type { ApolloClient } from '@apollo/client';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { TEXT_LIMITS } from '../../../../shared/domain/case/text.ts';
import { FaultNote } from '../../components/FaultNote.tsx';
import { FilePicker } from '../../components/FilePicker.tsx';
import type { MyCaseTextFragment } from '../../gen/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { sendFile } from '../../lib/attachments.ts';
import type { Fault } from '../../lib/faults.ts';
import { moment } from '../../lib/time.ts';
import { levelOfNumber, lookUpAgain, supplyMine } from './supply.ts';

interface Props {
  api: ApolloClient;
  found: MyCaseTextFragment;
  code: string;
  onActed: (mine: MyCaseTextFragment) => void;
}

/** What the window has asked for, thing by thing, and the way to bring it from home (LH-13, SH-19). */
export function MySupply({ api, found, code, onActed }: Props) {
  const say = useText();
  const { missing } = found;
  if (missing.length === 0) return null;
  const open = found.acts.includes('SUPPLEMENT');
  return (
    <section className="mine-supply">
      <h2>{say('mine.missing')}</h2>
      <ol className="mine-missing">
        {missing.map(item => (
          <li key={item.no}>
            <p className="mine-missing-head">
              <b className="text">{item.material}</b>
              <span className={item.suppliedAt ? 'mine-came' : 'mine-due-by'}>
                {item.suppliedAt
                  ? say('mine.came', { time: moment(item.suppliedAt) })
                  : item.lapsedAt
                    ? say('mine.lapsed')
                    : item.until && say('mine.until', { day: item.until })}
              </span>
            </p>
            {open && !item.suppliedAt && <OneThing {...{ api, found, code, onActed }} no={item.no} />}
          </li>
        ))}
      </ol>
    </section>
  );
}

function OneThing({ api, found, code, onActed, no }: Props & { no: number }) {
  const say = useText();
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const receipt = { number: found.number, code };
  const sent = found.files.filter(({ supplement, own }) => own && supplement === no);

  async function supply() {
    setBusy(true);
    const { mine, faults: why } = await supplyMine(api, receipt, no, note.trim() || null);
    setBusy(false);
    setFaults(why);
    if (mine) onActed(mine);
  }

  return (
    <div className="mine-one">
      {found.mayAttach && (
        <FilePicker
          limits={found.fileLimits}
          uses={['MATERIAL']}
          send={async (file, use, onProgress) => {
            const { level, faults: why } = await levelOfNumber(api, receipt.number);
            return level ? sendFile(api, level, receipt, file, { use, supplement: no, onProgress }) : why;
          }}
          onSent={() => {
            setFaults([]);
            void lookUpAgain(api, receipt).then(mine => {
              if (mine) onActed(mine);
            });
          }}
        />
      )}
      {sent.length > 0 && (
        <p className="mine-came">
          {say('mine.sentFor', { names: sent.map(({ name }) => name).join(say('list.comma')) })}
        </p>
      )}
      <label>
        {say('mine.supplyNote')}
        <Input.TextArea
          value={note}
          autoSize={{ minRows: 2, maxRows: 6 }}
          maxLength={TEXT_LIMITS.note}
          onChange={({ target }) => setNote(target.value)}
        />
      </label>
      <FaultNote faults={faults} />
      <Button type="primary" size="large" loading={busy} data-supply={no} onClick={() => void supply()}>
        {say('mine.supply')}
      </Button>
    </div>
  );
}
