import { Alert, Button, Descriptions, Input, Tag } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { type FoundMark, marksOf } from '../../../../shared/domain/privacy/marksOf.ts';
import { readMark, showMark } from '../../../../shared/domain/privacy/viewerMark.ts';
import { FaultNote } from '../../components/FaultNote.tsx';
import { MissingLevels } from '../../components/MissingLevels.tsx';
import { useText } from '../../i18n/text.ts';
import { besidesMissing, type Fault, missingLevels } from '../../lib/faults.ts';
import { roleName, valueName } from '../../lib/names.ts';
import { moment } from '../../lib/time.ts';
import { filterWords } from './filterWords.ts';
import { type Traced, useTrace } from './useAudit.ts';

interface Trace extends FoundMark {
  views: readonly Traced[];
  faults: readonly Fault[];
}

/** Marks that are asked for at once: a file that holds more is cut up first. */
const MOST_MARKS = 10;

/** A mark typed by itself, or every mark of a leaked text. */
function marksFrom(text: string): FoundMark[] {
  const typed = readMark(text);
  return typed === undefined ? marksOf(text) : [{ mark: typed, shares: null }];
}

/** From a leaked table, a piece of one, or a mark on a photograph, to who looked (N12). The text itself never leaves this page. */
export function TracePanel({ mark }: { mark: string }) {
  const say = useText();
  const trace = useTrace();
  const [text, setText] = useState(mark === '' ? '' : showMark(mark));
  const [found, setFound] = useState<readonly Trace[] | null>(null);
  const [busy, setBusy] = useState(false);
  const asked = useRef(false);

  const search = async (wanted: string) => {
    setBusy(true);
    const traces: Trace[] = [];
    for (const one of marksFrom(wanted).slice(0, MOST_MARKS)) traces.push({ ...one, ...(await trace(one.mark)) });
    setBusy(false);
    setFound(traces);
  };
  useEffect(() => {
    if (mark === '' || asked.current) return;
    asked.current = true; // each question is on record: not one too many
    void search(mark);
  });

  return (
    <section className="audit-trace" aria-label={say('audit.trace')}>
      <p className="quiet" id="audit-trace-what">
        {say('audit.traceWhat')}
      </p>
      <Input.TextArea
        rows={6}
        value={text}
        onChange={({ target }) => setText(target.value)}
        aria-label={say('audit.traceText')}
        aria-describedby="audit-trace-what"
        placeholder={say('audit.tracePlaceholder')}
      />
      <div className="audit-trace-do">
        <Button type="primary" loading={busy} disabled={text.trim() === ''} onClick={() => void search(text)}>
          {say('audit.traceDo')}
        </Button>
        <label className="audit-file">
          {say('audit.traceFile')}{' '}
          <input
            type="file"
            accept=".csv,.txt,text/csv,text/plain"
            onChange={({ target }) => void target.files?.[0]?.text().then(setText)}
          />
        </label>
      </div>
      <div role="status">
        {found?.length === 0 && <Alert type="info" showIcon title={say('audit.noMark')} />}
        {found?.map(one => (
          <OneTrace key={one.mark} trace={one} />
        ))}
      </div>
    </section>
  );
}

function OneTrace({ trace: { mark, shares, views, faults } }: { trace: Trace }) {
  const say = useText();
  const missing = missingLevels(faults);
  return (
    <article className="audit-traced">
      <h3>
        <span className="audit-mark">{showMark(mark)}</span>{' '}
        <Tag>{shares === null ? say('audit.written') : say('audit.hidden', { n: shares })}</Tag>
      </h3>
      <MissingLevels levels={missing} />
      <FaultNote faults={besidesMissing(faults)} />
      {views.length === 0 && faults.length === 0 && <Alert type="warning" showIcon title={say('audit.markUnknown')} />}
      {views.map(view => (
        <View key={view.level} view={view} />
      ))}
    </article>
  );
}

function View({ view }: { view: Traced }) {
  const say = useText();
  const { person, role, center, at, area, filter, rows, number, purpose, note, until, level } = view;
  const item = (key: string, label: string, children: string) => ({ key, label, children });
  const what =
    area === null
      ? [
          item('number', say('audit.number'), number ?? ''),
          item('purpose', say('audit.purpose'), purpose ? valueName(say, 'purpose', purpose) : ''),
          item('until', say('audit.until'), until ? moment(until) : ''),
          item('note', say('audit.note'), note ?? ''),
        ]
      : [
          item('area', say('audit.areaOf'), area),
          item('rows', say('audit.rowsOf'), String(rows ?? 0)),
          item(
            'filter',
            say('audit.filterOf'),
            filter && filter !== '{}' ? filterWords(say, filter) : say('audit.all'),
          ),
        ];
  return (
    <Descriptions
      size="small"
      bordered
      column={{ xs: 1, sm: 1, md: 2 }}
      items={[
        item('person', say('audit.col.person'), person),
        item('role', say('audit.role'), `${roleName(say, role)} · ${center}`),
        item('at', say('audit.col.at'), moment(at)),
        item('level', say('audit.keptAt'), say('audit.level', { level: say(`level.${level}`) })),
        ...what,
      ]}
    />
  );
}
