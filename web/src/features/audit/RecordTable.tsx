import { Table, type TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import type { AuditRowFragment } from '../../gen/graphql.ts';
import { type Say, useText } from '../../i18n/text.ts';
import { KindTag, Mark, Person, recordWords, When } from './recordWords.tsx';

export interface RecordDeeds {
  onOpen: (uid: string) => void;
  onTrace: (mark: string) => void;
  /** Narrows the record to one person; absent where it is narrowed already. */
  onPerson?: (person: string) => void;
}

interface Props extends RecordDeeds {
  rows: readonly AuditRowFragment[];
  empty: ReactNode;
}

/** Records, newest first. */
export function RecordTable({ rows, empty, ...deeds }: Props) {
  const say = useText();
  return (
    <Table<AuditRowFragment>
      size="small"
      rowKey="id"
      columns={columns(say, deeds)}
      dataSource={[...rows]}
      pagination={false}
      scroll={{ x: 860 }}
      locale={{ emptyText: empty }}
    />
  );
}

const columns = (say: Say, { onOpen, onTrace, onPerson }: RecordDeeds): TableColumnsType<AuditRowFragment> => [
  { title: say('audit.col.at'), key: 'at', width: 150, render: (_value, { at }) => <When at={at} /> },
  {
    title: say('audit.col.kind'),
    key: 'kind',
    width: 110,
    render: (_value, { kind }) => <KindTag say={say} kind={kind} />,
  },
  {
    title: say('audit.col.person'),
    key: 'person',
    width: '24%',
    render: (_value, row) =>
      row.person !== null && onPerson ? (
        <button
          type="button"
          className="link"
          title={say('audit.onlyPerson')}
          onClick={() => onPerson(row.person ?? '')}
        >
          <Person say={say} row={row} />
        </button>
      ) : (
        <Person say={say} row={row} />
      ),
  },
  {
    title: say('audit.col.what'),
    key: 'what',
    render: (_value, row) => (
      <>
        {row.number !== null && (
          <button type="button" className="link number" onClick={() => row.case && onOpen(row.case.uid)}>
            {row.number}
          </button>
        )}
        <div>{recordWords(say, row)}</div>
      </>
    ),
  },
  { title: say('audit.col.area'), key: 'area', width: 130, render: (_value, { area }) => area?.name ?? '' },
  {
    title: say('audit.col.mark'),
    key: 'mark',
    width: 130,
    render: (_value, { mark }) =>
      mark !== null && (
        <button type="button" className="link" title={say('audit.traceThis')} onClick={() => onTrace(mark)}>
          <Mark mark={mark} />
        </button>
      ),
  },
];
