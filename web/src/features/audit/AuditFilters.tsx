import { Button, Form, Input, Select } from 'antd';
import { useText } from '../../i18n/text.ts';
import type { AuditFilter, AuditKind, DisclosurePurpose } from '../../gen/graphql.ts';
import { DISCLOSURE_PURPOSES } from '../../../../shared/domain/privacy/disclosure.ts';
import { ROLE_NAMES } from '../../../../shared/domain/access/roles.ts';
import { roleName, valueName } from '../../lib/names.ts';
import { kindName } from './recordWords.tsx';

interface Props {
  filter: AuditFilter;
  onFilter: (filter: AuditFilter) => void;
}

/** What others did; that auditors read the record is shown when it is asked for, or every look would push the rest down. */
const OTHERS: readonly AuditKind[] = ['LOOK', 'EXPORT', 'SEARCH', 'HOLD', 'LIFT', 'DELETION', 'PUBLICATION'];
const KINDS: readonly AuditKind[] = [...OTHERS, 'AUDIT'];

export const BY_OTHERS: AuditFilter = { kinds: [...OTHERS] };

const filled = (values: AuditFilter): AuditFilter => {
  const given = Object.entries(values).flatMap(([name, value]: [string, unknown]) => {
    const trimmed = typeof value === 'string' ? value.trim() : value;
    return Array.isArray(value) ? (value.length > 0 ? [[name, value]] : []) : trimmed ? [[name, trimmed]] : [];
  });
  return { ...BY_OTHERS, ...(Object.fromEntries(given) as AuditFilter) };
};

/** The kinds that are shown as chosen: none where it is simply what others did. */
const chosen = ({ kinds }: AuditFilter) => (JSON.stringify(kinds) === JSON.stringify(BY_OTHERS.kinds) ? [] : kinds);

/** What the record is narrowed to; Enter in any field searches. */
export function AuditFilters({ filter, onFilter }: Props) {
  const say = useText();
  return (
    <Form<AuditFilter>
      key={JSON.stringify(filter)}
      className="audit-filters"
      layout="inline"
      role="search"
      initialValues={{ ...filter, kinds: chosen(filter) }}
      onFinish={values => onFilter(filled(values))}
    >
      <Form.Item name="kinds">
        <Select
          mode="multiple"
          className="audit-kinds"
          maxTagCount="responsive"
          placeholder={say('audit.kinds')}
          aria-label={say('audit.kinds')}
          options={KINDS.map(value => ({ value, label: kindName(say, value) }))}
        />
      </Form.Item>
      <Form.Item name="person">
        <Input allowClear placeholder={say('audit.person')} aria-label={say('audit.person')} />
      </Form.Item>
      <Form.Item name="role">
        <Select
          allowClear
          className="audit-role"
          placeholder={say('audit.role')}
          aria-label={say('audit.role')}
          popupMatchSelectWidth={false}
          options={ROLE_NAMES.filter(role => role !== 'citizen').map(value => ({ value, label: roleName(say, value) }))}
        />
      </Form.Item>
      <Form.Item name="center">
        <Input
          allowClear
          className="audit-center"
          placeholder={say('audit.center')}
          aria-label={say('audit.center')}
          inputMode="numeric"
        />
      </Form.Item>
      <Form.Item name="purpose">
        <Select<DisclosurePurpose>
          allowClear
          className="audit-role"
          placeholder={say('audit.purpose')}
          aria-label={say('audit.purpose')}
          options={DISCLOSURE_PURPOSES.map(value => ({
            value: value.toUpperCase() as DisclosurePurpose,
            label: valueName(say, 'purpose', value),
          }))}
        />
      </Form.Item>
      <Form.Item name="number">
        <Input allowClear placeholder={say('audit.number')} aria-label={say('audit.number')} />
      </Form.Item>
      <Form.Item name="from" label={say('audit.from')}>
        <Input type="date" className="day-input" />
      </Form.Item>
      <Form.Item name="to" label={say('audit.to')}>
        <Input type="date" className="day-input" />
      </Form.Item>
      <Button type="primary" htmlType="submit">
        {say('audit.do')}
      </Button>
      <Button onClick={() => onFilter(BY_OTHERS)}>{say('audit.reset')}</Button>
    </Form>
  );
}
