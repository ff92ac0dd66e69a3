import { Alert } from 'antd';
import type { ReactNode } from 'react';
import type { ReportTextFragment } from '../../gen/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { outcomeName, roleName, valueName } from '../../lib/names.ts';
import { moment } from '../../lib/time.ts';
import type { WantedCell } from './CellCases.tsx';
import { Changes, CountTable, Rates } from './countTables.tsx';
import { periodOf, periodText } from './periods.ts';
import { figureName, rowName, shortName, splitName } from './words.ts';

interface Props {
  report: ReportTextFragment;
  onCell: (cell: WantedCell) => void;
  onOpenCase: (uid: string) => void;
  /** Opens the version that holds. */
  onOpen?: (id: string) => void;
}

/** A report on the screen: each figure leads to its cases (SJ-64…72, LH-39, WL-47, AH-13). */
export function ReportSheet({ report, onCell, onOpenCase, onOpen }: Props) {
  const say = useText();
  const { splits, repeats, rates } = report;
  return (
    <article className="sheet" data-report={report.id ?? 'draft'}>
      <Head report={report} onOpen={onOpen} />
      <div className="sheet-tables">
        <CountTable
          title={say('reports.figures')}
          head={say('reports.cell')}
          rows={report.figures.map(row => ({ ...row, label: figureName(say, row.code) }))}
          onCell={onCell}
        />
        {rates.length > 0 && <Rates rates={rates} />}
        {splits.map(({ code, rows, more, moreN }) => (
          <CountTable
            key={code}
            title={splitName(say, code)}
            head={splitName(say, code)}
            rows={rows.map(row => ({ ...row, label: rowName(say, code, row) }))}
            foot={more > 0 ? say('reports.rest', { more, n: moreN }) : undefined}
            onCell={onCell}
          />
        ))}
        {repeats.length > 0 && (
          <CountTable title={say('reports.repeats')} head={splitName(say, 'ITEMS')} rows={repeats} onCell={onCell} />
        )}
      </div>
      <Words report={report} onOpenCase={onOpenCase} />
      <Foot report={report} />
    </article>
  );
}

function Head({ report, onOpen }: { report: ReportTextFragment; onOpen: Props['onOpen'] }) {
  const say = useText();
  const { name, center, version, below, asOf, answered, expected, correction, changes, versions } = report;
  const [last] = versions;
  return (
    <header>
      <h2>
        {periodText(say, periodOf(report))} {shortName(name)}
      </h2>
      <p className="sheet-state">
        <b>{center?.name}</b>
        <span className={`state ${version > 0 ? 'state-decided' : 'state-received'}`}>
          {say(version > 0 ? 'reports.issued' : 'reports.draft')}
        </span>
        {version > 1 && <span className="state">{say('reports.version', { version })}</span>}
        {below && <span className="state">{say('reports.below')}</span>}
        <span className="quiet">
          {asOf && `${say('reports.asOf', { time: moment(asOf) })} · `}
          {say('reports.coverage', { answered, expected })}
        </span>
      </p>
      {version === 0 && <p className="quiet">{say('reports.draftWhat')}</p>}
      {answered < expected && (
        <Alert type="warning" showIcon title={say('reports.partial', { expected, missing: expected - answered })} />
      )}
      {answered === expected && asOf === null && <Alert type="warning" showIcon title={say('reports.notWhole')} />}
      {version > 0 && last && last.version > version && (
        <Alert
          type="warning"
          showIcon
          title={say('reports.newer', { version, last: last.version })}
          action={
            onOpen && (
              <button type="button" className="link" onClick={() => last.id && onOpen(last.id)}>
                {say('reports.openNewest')}
              </button>
            )
          }
        />
      )}
      {correction && (
        <Alert
          type="info"
          showIcon
          title={say('reports.corrected', { why: correction })}
          description={changes.length > 0 && <Changes report={report} />}
        />
      )}
    </header>
  );
}

function Words({
  report: { kind, overview, measures, guideChanges, typical },
  onOpenCase,
}: Pick<Props, 'report' | 'onOpenCase'>) {
  const say = useText();
  const part = (title: string, text: ReactNode) =>
    text && (
      <section>
        <h3>{title}</h3>
        {text}
      </section>
    );
  return (
    <>
      {part(say('reports.overview'), overview && <p className="text">{overview}</p>)}
      {part(say('reports.measures'), measures && <p className="text">{measures}</p>)}
      {part(
        say('reports.guideChanges'),
        kind === 'ANALYSIS' && <GuideChanges changes={guideChanges} onOpenCase={onOpenCase} />,
      )}
      {part(
        say('reports.typical'),
        typical.length === 0 ? (
          <p className="quiet">{say('reports.none')}</p>
        ) : (
          <ol className="sheet-typical">
            {typical.map(({ number, title, outcome, summary, case: about }) => (
              <li key={number}>
                <b>{title}</b>{' '}
                {about ? (
                  <button type="button" className="link number" onClick={() => onOpenCase(about.uid)}>
                    {number}
                  </button>
                ) : (
                  <span className="number">{number}</span>
                )}{' '}
                {outcome && <span className="state">{outcomeName(say, outcome)}</span>}
                <p className="text">{summary}</p>
              </li>
            ))}
          </ol>
        ),
      )}
    </>
  );
}

/** LH-39, WL-105: what of guides and of the list of items was changed on these days, each with its cases. */
function GuideChanges({
  changes,
  onOpenCase,
}: {
  changes: ReportTextFragment['guideChanges'];
  onOpenCase: Props['onOpenCase'];
}) {
  const say = useText();
  if (changes.length === 0) return <p className="quiet">{say('reports.none')}</p>;
  return (
    <ol className="sheet-typical">
      {changes.map(({ id, changes: what, item, text, department, from, adoptedOn, cases }) => (
        <li key={id} data-change={id}>
          <span className="state">{valueName(say, 'changed', what)}</span> <b>{item}</b>{' '}
          <span className="quiet">{say('reports.changedBy', { department, adoptedOn, from })}</span>
          <p className="text">{text}</p>
          <p>
            {say('reports.changedFor')}{' '}
            {cases.map(({ number, case: about }, i) =>
              about ? (
                <button
                  key={about.uid}
                  type="button"
                  className="link number sheet-change-case"
                  onClick={() => onOpenCase(about.uid)}
                >
                  {number || say('reports.changedCase', { n: i + 1 })}
                </button>
              ) : null,
            )}
          </p>
        </li>
      ))}
    </ol>
  );
}

function Foot({ report: { cite, pack, code, issuedAt, issuedBy, role } }: Pick<Props, 'report'>) {
  const say = useText();
  return (
    <footer className="quiet">
      <p>{say('reports.basis', { cite, pack })}</p>
      {issuedAt && (
        <p>
          {say('reports.issuedAt')} {moment(issuedAt)} · {role && roleName(say, role)} {issuedBy} ·{' '}
          {say('reports.code')} <span className="number reports-code">{code}</span>
        </p>
      )}
    </footer>
  );
}
