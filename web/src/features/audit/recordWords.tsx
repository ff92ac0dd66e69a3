import { Tag } from 'antd';
import { showMark } from '../../../../shared/domain/privacy/viewerMark.ts';
import type { AuditRowFragment } from '../../gen/graphql.ts';
import type { Say } from '../../i18n/text.ts';
import { camel, nameOf, roleName, valueName } from '../../lib/names.ts';
import { clockMinute, moment } from '../../lib/time.ts';
import { filterWords } from './filterWords.ts';

export const kindName = (say: Say, kind: string) => nameOf(say, 'auditKind', camel(kind));
export const signName = (say: Say, sign: string) => nameOf(say, 'auditSign', camel(sign));

const COLORS: Readonly<Record<string, string>> = {
  LOOK: 'blue',
  EXPORT: 'geekblue',
  SEARCH: 'purple',
  DELETION: 'red',
};

export const KindTag = ({ say, kind }: { say: Say; kind: string }) => (
  <Tag color={COLORS[kind]}>{kindName(say, kind)}</Tag>
);

/** What was done, in one line: for what, how much, by which rule. */
export function recordWords(say: Say, row: AuditRowFragment): string {
  const { kind, purpose, until, filter, rows, soughtBy, rule, read, attachment } = row;
  const narrowed = filter === null || filter === '{}' ? say('audit.all') : filterWords(say, filter);
  switch (kind) {
    case 'LOOK':
      return say(attachment === null ? 'audit.did.look' : 'audit.did.attachment', {
        purpose: purpose ? valueName(say, 'purpose', purpose) : '',
        until: until ? clockMinute(until) : '',
        no: attachment ?? 0,
      });
    case 'EXPORT':
      return say('audit.did.export', { rows: rows ?? 0, filter: narrowed });
    case 'SEARCH':
      return say('audit.did.search', {
        keys: soughtBy.map(key => nameOf(say, 'searchKey', camel(key))).join(say('list.comma')),
        rows: rows ?? 0,
      });
    case 'DELETION':
      return say('audit.did.deletion', { rows: rows ?? 0, rule: rule ?? '' });
    case 'PUBLICATION':
      return rule ?? '';
    case 'AUDIT':
      return say('audit.did.audit', {
        read: read ? nameOf(say, 'auditRead', camel(read)) : '',
        filter: narrowed,
        rows: rows ?? 0,
      });
    default:
      return '';
  }
}

/** Who did it: the staff id, in which role, at which center. */
export function Person({ say, row }: { say: Say; row: Pick<AuditRowFragment, 'person' | 'role' | 'center'> }) {
  const { person, role, center } = row;
  if (person === null) return <span className="quiet">{say('audit.byItself')}</span>;
  const place = [role === null ? null : roleName(say, role), center?.name].filter(Boolean).join(' · ');
  return (
    <>
      <span className="audit-person">{person}</span>
      {place !== '' && <div className="quiet">{place}</div>}
    </>
  );
}

/** The day and the minute, in Beijing. */
export const When = ({ at }: { at: string }) => <time dateTime={at}>{moment(at)}</time>;

export const Mark = ({ mark }: { mark: string }) => <span className="number">{showMark(mark)}</span>;
