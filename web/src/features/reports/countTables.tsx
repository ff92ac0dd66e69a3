import type { ReportTextFragment } from '../../gen/graphql.ts';
import { type Say, useText } from '../../i18n/text.ts';
import type { WantedCell } from './CellCases.tsx';
import { changeText, figureName, percentText, rateName, rowName, splitName } from './words.ts';

interface CountRow {
  label: string;
  n: number;
  before: number;
  filter: WantedCell['filter'];
}

interface CountProps {
  title: string;
  head: string;
  rows: readonly CountRow[];
  foot?: string | undefined;
  onCell: (cell: WantedCell) => void;
}

/** Figures beside those of the period before; each leads to its cases. */
export function CountTable({ title, head, rows, foot, onCell }: CountProps) {
  const say = useText();
  return (
    <table className="count">
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          <th scope="col">{say('reports.now')}</th>
          <th scope="col">{say('reports.before')}</th>
          <th scope="col">{say('reports.change')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, n, before, filter }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>
              {n === 0 ? (
                0
              ) : (
                <button
                  type="button"
                  className="link"
                  aria-label={say('reports.openCases', { label, n })}
                  onClick={() => onCell({ label, n, filter })}
                >
                  {n}
                </button>
              )}
            </td>
            <td>{before}</td>
            <td>{changeText(n, before)}</td>
          </tr>
        ))}
        {rows.length === 0 && (
          <tr>
            <td colSpan={4} className="quiet">
              {say('reports.none')}
            </td>
          </tr>
        )}
      </tbody>
      {foot && (
        <tfoot>
          <tr>
            <td colSpan={4}>{foot}</td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}

/** Shares beside those of the period before. */
export function Rates({ rates }: { rates: ReportTextFragment['rates'] }) {
  const say = useText();
  return (
    <table className="count">
      <caption>{say('reports.rates')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('reports.rates')}</th>
          <th scope="col">{say('reports.nowRate')}</th>
          <th scope="col">{say('reports.beforeRate')}</th>
        </tr>
      </thead>
      <tbody>
        {rates.map(({ code, tenths, before }) => (
          <tr key={code}>
            <th scope="row">{rateName(say, code)}</th>
            <td>{percentText(tenths)}</td>
            <td>{percentText(before)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What a correction says otherwise. */
export function Changes({ report: { changes, splits } }: { report: ReportTextFragment }) {
  const say = useText();
  return (
    <table className="count">
      <caption>{say('reports.changes')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('reports.cell')}</th>
          <th scope="col">{say('reports.wasThen')}</th>
          <th scope="col">{say('reports.isNow')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ cell, before, after }) => (
          <tr key={cell}>
            <th scope="row">{cellName(say, cell, splits)}</th>
            <td>{before}</td>
            <td>{after}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** `registered`, or `items/食品经营许可`, as people call it. */
function cellName(say: Say, cell: string, splits: ReportTextFragment['splits']): string {
  const [code = '', ...rest] = cell.split('/');
  if (rest.length === 0) return figureName(say, code);
  const value = rest.join('/');
  const split = splits.find(one => one.code.toLowerCase() === code);
  const row = split?.rows.find(one => one.value === value);
  return `${splitName(say, code)} · ${split && row ? rowName(say, split.code, row) : value}`;
}
