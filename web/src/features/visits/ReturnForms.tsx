import { Form, Input, Radio } from 'antd';
import { beijingDay } from '../../../../shared/domain/clock/workdays.ts';
import type { LevelName } from '../../../../shared/domain/levels.ts';
import { AskModal } from '../../components/AskModal.tsx';
import { CountedText } from '../../components/CountedText.tsx';
import {
  CountyDrawReturnVisitsDocument,
  CountyRecordReturnVisitDocument,
  type ReturnVisitLineFragment,
} from '../../gen/graphql.ts';
import { useLanguage, useText } from '../../i18n/text.ts';
import { dayRule, needRule, textRule } from '../../lib/check.ts';
import { ratingName } from '../../lib/names.ts';
import { useAsked } from '../../lib/useAsked.ts';
import { useDeed } from '../../lib/useDeed.ts';

const DAY_MS = 86_400_000;
const MONTH_DAYS = 30;

interface DrawProps {
  area: string;
  level: LevelName;
  /** With how many were drawn now. */
  onDone: (n: number) => void;
  onClose: () => void;
}

/** Draws who is asked again, by the stated rule: area and days are the seed, so that drawing again adds nothing. */
export function DrawModal({ area, level, onDone, onClose }: DrawProps) {
  const say = useText();
  const { language } = useLanguage();
  const { busy, perform } = useDeed(level);
  const day = (days: number) => beijingDay(new Date(Date.now() - days * DAY_MS));
  const asked = useAsked<{ from: string; to: string }>(
    ['from', 'to'],
    async days => {
      const { data, found } = await perform(CountyDrawReturnVisitsDocument, { area, ...days });
      if (data) onDone(data.drawn);
      return found;
    },
    () => undefined,
  );
  const label = (name: 'from' | 'to') => say(`visits.draw.${name}`);
  return (
    <AskModal
      {...asked}
      title={say('visits.draw')}
      hint={<p className="quiet act-hint">{say('visits.hint.DRAW')}</p>}
      name="draw"
      start={{ from: day(MONTH_DAYS), to: day(1) }}
      busy={busy}
      onClose={onClose}
    >
      <div className="sup-row">
        {(['from', 'to'] as const).map(name => (
          <Form.Item
            key={name}
            name={name}
            label={label(name)}
            rules={[dayRule({ required: true, max: day(1) }, language, label(name))]}
          >
            <Input type="date" className="day-input" />
          </Form.Item>
        ))}
      </div>
    </AskModal>
  );
}

interface RecordProps {
  row: ReturnVisitLineFragment;
  level: LevelName;
  onDone: () => void;
  onClose: () => void;
}

interface Said {
  reached: boolean;
  rating?: number;
  note?: string;
}

/** Writes down, once, whether somebody was reached and what is said now. Name and number are opened on the case, by purpose. */
export function RecordModal({ row, level, onDone, onClose }: RecordProps) {
  const say = useText();
  const { language } = useLanguage();
  const { busy, perform } = useDeed(level);
  const asked = useAsked<Said>(
    ['reached', 'rating', 'note'],
    async ({ reached, rating, note }) => {
      const said = { reached, rating: reached ? (rating ?? null) : null, note: note?.trim() ? note : null };
      return (await perform(CountyRecordReturnVisitDocument, { id: row.id, ...said })).found;
    },
    onDone,
  );
  const reached = Form.useWatch('reached', asked.form);
  return (
    <AskModal<Said>
      {...asked}
      title={say('visits.record')}
      hint={
        <p className="quiet act-hint">
          <span className="number">{row.number}</span> {say('visits.hint.RECORD')}
        </p>
      }
      name="record"
      start={{}}
      busy={busy}
      onClose={onClose}
    >
      <Form.Item
        name="reached"
        label={say('visits.wasReached')}
        rules={[needRule(true, language, say('visits.wasReached'))]}
      >
        <Radio.Group
          options={[
            { value: true, label: say('visits.reached') },
            { value: false, label: say('visits.notReached') },
          ]}
        />
      </Form.Item>
      {reached && (
        <Form.Item name="rating" label={say('visits.saidNow')}>
          <Radio.Group options={[5, 4, 3, 2, 1].map(value => ({ value, label: ratingName(say, value) }))} />
        </Form.Item>
      )}
      <Form.Item
        name="note"
        label={say('visits.note')}
        extra={say('visits.noNames')}
        rules={[textRule('note', false, language, say('visits.note'))]}
      >
        <CountedText name="note" rows={3} autoComplete="off" />
      </Form.Item>
    </AskModal>
  );
}
