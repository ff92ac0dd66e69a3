import type { ApolloClient } from '@apollo/client';
import { Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { parseCaseNumber } from '../../../../shared/domain/case/number.ts';
import { TEXT_LIMITS } from '../../../../shared/domain/case/text.ts';
import { FaultNote } from '../../components/FaultNote.tsx';
import { CenterOfNumberDocument, type MyAct as AnyAct, type MyCaseTextFragment } from '../../gen/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { objectToMineOn, rateMineOn, withdrawMineOn } from '../../lib/api/public.ts';
import type { Fault } from '../../lib/faults.ts';
import { faultsOf } from '../../lib/faultsOf.ts';
import { levelName } from '../../lib/levels.ts';
import { ratingName } from '../../lib/names.ts';

interface Props {
  api: ApolloClient;
  found: MyCaseTextFragment;
  code: string;
  onActed: (mine: MyCaseTextFragment) => void;
}

/** What is missing is supplied thing by thing, and not among these. */
type MyAct = Exclude<AnyAct, 'SUPPLEMENT'>;

interface Words {
  level?: number;
  text?: string;
}

/** What the reporter may do now: rate the result, not agree with it, take the matter back. */
export function MyActs({ api, found, code, onActed }: Props) {
  const say = useText();
  const [open, setOpen] = useState<MyAct | null>(null);
  const [busy, setBusy] = useState(false);
  const [faults, setFaults] = useState<Fault[]>([]);
  const [done, setDone] = useState<MyAct | null>(null);
  const { acts, number, ratingLevels } = found;
  const offered = acts.filter(act => act !== 'SUPPLEMENT').filter(act => act !== 'RATE' || ratingLevels.length > 0);

  async function send(act: MyAct, { level = 0, text = '' }: Words) {
    setBusy(true);
    setFaults([]);
    const outcome = await actOnMine(api, { number, code }, act, { level, text });
    setBusy(false);
    setFaults(outcome.faults);
    if (!outcome.mine) return;
    setOpen(null);
    setDone(act);
    onActed(outcome.mine);
  }

  if (offered.length === 0 && done === null) return null;
  return (
    <section className="mine-acts">
      <h2>{say('mine.acts')}</h2>
      {done && (
        <p className="mine-done" role="status">
          {say(`mine.done.${done}`)}
        </p>
      )}
      <div className="mine-buttons">
        {offered.map(act => (
          <Button
            key={act}
            size="large"
            type={act === 'RATE' ? 'primary' : 'default'}
            aria-expanded={open === act}
            onClick={() => {
              setFaults([]);
              setOpen(open === act ? null : act);
            }}
          >
            {say(`mine.act.${act}`)}
          </Button>
        ))}
      </div>
      {open && (
        <Form
          key={open}
          layout="vertical"
          size="large"
          requiredMark={false}
          className="mine-act"
          onFinish={(values: Words) => void send(open, values)}
        >
          {open === 'RATE' && (
            <Form.Item
              name="level"
              label={say('mine.rateHow')}
              rules={[{ required: true, message: say('mine.rateNeeded') }]}
            >
              <Radio.Group className="mine-levels">
                {ratingLevels.map(level => (
                  <Radio.Button key={level} value={level}>
                    {ratingName(say, level)}
                  </Radio.Button>
                ))}
              </Radio.Group>
            </Form.Item>
          )}
          <Form.Item
            name="text"
            label={say(`mine.words.${open}`)}
            rules={open === 'RATE' ? [] : [{ required: true, whitespace: true, message: say('mine.wordsNeeded') }]}
          >
            <Input.TextArea
              autoSize={{ minRows: 2, maxRows: 8 }}
              maxLength={TEXT_LIMITS.opinion}
              autoFocus={open !== 'RATE'}
            />
          </Form.Item>
          <FaultNote faults={faults} />
          <Button type="primary" htmlType="submit" loading={busy}>
            {say(`mine.confirm.${open}`)}
          </Button>
        </Form>
      )}
    </section>
  );
}

/** Does it at the level whose window gave the number. */
async function actOnMine(
  api: ApolloClient,
  receipt: { number: string; code: string },
  act: MyAct,
  { level, text }: Required<Words>,
): Promise<{ mine: MyCaseTextFragment | null; faults: Fault[] }> {
  try {
    const variables = { code: parseCaseNumber(receipt.number)?.center ?? '' };
    const window = await api.query({ query: CenterOfNumberDocument, variables });
    if (!window.data?.center) return { mine: null, faults: faultsOf(window.error) };
    const at = levelName(window.data.center.level);
    const { data, error } =
      act === 'RATE'
        ? await api.mutate({ mutation: rateMineOn(at), variables: { ...receipt, level, comment: text || null } })
        : await api.mutate({
            mutation: act === 'OBJECT' ? objectToMineOn(at) : withdrawMineOn(at),
            variables: { ...receipt, reason: text },
          });
    return { mine: data?.mine ?? null, faults: faultsOf(error) };
  } catch (fault) {
    return { mine: null, faults: faultsOf(fault) };
  }
}
