import { useQuery } from '@apollo/client/react';
import { Button, Descriptions, Drawer, Grid, Timeline } from 'antd';
import { useState } from 'react';
import { beijingDay } from '../../../../shared/domain/clock/workdays.ts';
import { LEVELS } from '../../../../shared/domain/levels.ts';
import { Part } from '../../components/Part.tsx';
import { KindCaseDocument, type KindLineFragment, type KindMeasureLineFragment } from '../../gen/graphql.ts';
import { isPageKey, type Say, useText } from '../../i18n/text.ts';
import { useDepartments } from '../../lib/departments.ts';
import { roleName } from '../../lib/names.ts';
import { moment } from '../../lib/time.ts';
import { useWorkplace } from '../../lib/workplace.tsx';
import { ChangeMeasure } from './ChangeMeasure.tsx';
import { KindActs } from './KindActs.tsx';
import { commonOf, KindStateTag, measureWhat } from './kindWords.tsx';
import { Recurrence } from './Recurrence.tsx';

interface Props {
  kind: KindLineFragment;
  onClose: () => void;
  onOpenCase: (uid: string) => void;
}

/** One kind: what its cases have in common and where they came, what was done about it, and whether it came again. */
export function KindDrawer({ kind, onClose, onOpenCase }: Props) {
  const say = useText();
  const { center, level } = useWorkplace();
  const wide = Grid.useBreakpoint().md ?? true;
  const departments = useDepartments(center.code, level);
  const { cases, centers, months, expected, bad, lookedAt, owner, ownerDepartment, places, measures, steps } = kind;
  const mayMeasure = kind.acts.includes('MEASURE');
  const items = [
    { key: 'common', label: say('kinds.common'), children: commonOf(say, kind, departments).join(say('list.comma')) },
    {
      key: 'cases',
      label: say('kinds.cases'),
      children: say('kinds.casesOf', { cases, centers, months, expected: expected.toFixed(1), bad }),
    },
    {
      key: 'places',
      label: say('kinds.places'),
      children: places.map(({ center: place, cases: n }) => `${place?.name ?? ''} ${n}`).join(say('list.comma')) || '–',
    },
    {
      key: 'owner',
      label: say('kinds.owner'),
      children: [owner?.name, ownerDepartment].filter(Boolean).join(' · ') || '–',
    },
    { key: 'looked', label: say('kinds.looked'), children: moment(lookedAt) },
  ];
  return (
    <Drawer
      open
      size={wide ? 680 : '100%'}
      onClose={onClose}
      title={<h2 className="drawer-title">{kind.item}</h2>}
      extra={<Button onClick={() => print()}>{say('refusals.print')}</Button>}
      className="case"
      rootClassName="case-root sheet-root"
      footer={<KindActs key={kind.state} kind={kind} />}
    >
      {/* what scrolls can be reached by keyboard */}
      <div className="case-body" tabIndex={0} role="region" aria-label={say('kinds.one')}>
        <p className="case-holder">
          <KindStateTag state={kind.state} />
          {!kind.stands && <span className="quiet">{say('kinds.gone')}</span>}
        </p>
        <Part title={say('kinds.one')} open>
          <Descriptions size="small" column={1} bordered items={items} />
        </Part>
        <Part title={say('kinds.measures')} count={measures.length} open>
          {measures.length === 0 && <p className="quiet">{say('kinds.noMeasures')}</p>}
          <ul className="cards">
            {measures.map(measure => (
              <Measure key={measure.id} measure={measure} mayChange={mayMeasure} />
            ))}
          </ul>
        </Part>
        <Part title={say('kinds.behind')} count={kind.latest.length}>
          <Behind kind={kind} onOpenCase={onOpenCase} />
        </Part>
        <Part title={say('kinds.steps')} count={steps.length}>
          <Steps steps={steps} />
        </Part>
      </div>
    </Drawer>
  );
}

function Measure({ measure, mayChange }: { measure: KindMeasureLineFragment; mayChange: boolean }) {
  const say = useText();
  const { what, term, text, basis, from, endsOn, permanentOn, center, recurrence, steps } = measure;
  const until = endsOn === null ? say('kinds.noEnd') : endsOn;
  return (
    <li className="card" data-measure={what}>
      <p className="card-head">
        <b>{measureWhat(say, what)}</b>
        <span className={term === 'TEMPORARY' ? 'grade grade-orange' : 'grade grade-blue'}>
          {say(`kinds.term.${term}`)}
        </span>
        <span>
          {from} – {until}
        </span>
        <span className="card-right quiet">{center?.name}</span>
      </p>
      <p className="text">{text}</p>
      {basis !== null && <p className="quiet">{say('kinds.basisIs', { basis })}</p>}
      {permanentOn !== null && <p className="quiet">{say('kinds.permanentOn', { day: permanentOn })}</p>}
      {recurrence && <Recurrence recurrence={recurrence} />}
      {steps.length > 1 && <Steps steps={steps.slice(1)} />}
      {mayChange && <ChangeMeasure measure={measure} today={beijingDay(new Date())} />}
    </li>
  );
}

const AT_ONCE = 10;

/** The latest of its cases: who may see their files finds them, from the level that shows most. */
function Behind({ kind, onOpenCase }: Pick<Props, 'kind' | 'onOpenCase'>) {
  const say = useText();
  const [shown, setShown] = useState(AT_ONCE);
  return (
    <>
      <ul>
        {kind.latest.slice(0, shown).map(({ uid }) => (
          <CaseLine key={uid} uid={uid} onOpenCase={onOpenCase} />
        ))}
      </ul>
      {shown < kind.latest.length && (
        <Button size="small" onClick={() => setShown(shown + AT_ONCE)}>
          {say('list.more')}
        </Button>
      )}
    </>
  );
}

function CaseLine({ uid, onOpenCase }: { uid: string; onOpenCase: (uid: string) => void }) {
  const say = useText();
  const { data } = useQuery(KindCaseDocument, { variables: { uid } });
  const file = [...LEVELS].reverse().flatMap(level => data?.case?.[level] ?? [])[0];
  return (
    <li className="kinds-case">
      <button type="button" className="link" onClick={() => onOpenCase(uid)}>
        {file ? `${file.number} ${file.title}` : say('supervision.openCase')}
      </button>{' '}
      <span className="quiet">{file?.center?.name}</span>
    </li>
  );
}

/** What a step is called; one that this page does not know is shown as it came. */
function stepName(say: Say, act: string): string {
  const key = `kinds.step.${act}`;
  return isPageKey(key) ? say(key) : act;
}

function Steps({ steps }: { steps: KindLineFragment['steps'] }) {
  const say = useText();
  if (steps.length === 0) return <p className="quiet">{say('assessment.noSteps')}</p>;
  return (
    <Timeline
      className="timeline"
      items={steps.map(({ act, at, role, text }) => ({
        key: `${act} ${at}`,
        content: (
          <div data-step={act}>
            <p className="timeline-head">
              <b>{stepName(say, act)}</b>
              <span className="timeline-who">{roleName(say, role)}</span>
              <time dateTime={at}>{moment(at)}</time>
            </p>
            {text !== null && <p className="text">{text}</p>}
          </div>
        ),
      }))}
    />
  );
}
