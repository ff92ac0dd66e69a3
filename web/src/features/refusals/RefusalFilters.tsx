import { Button, Form, Input, Select } from 'antd';
import { CANNOTS } from '../../../../shared/domain/fairness/treatments.ts';
import type { RefusalFilter } from '../../gen/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { nameOf } from '../../lib/names.ts';

interface Props {
  filter: RefusalFilter;
  onFilter: (filter: RefusalFilter) => void;
}

const filled = (values: RefusalFilter): RefusalFilter =>
  Object.fromEntries(
    Object.entries(values).filter(([, value]) =>
      Array.isArray(value) ? value.length > 0 : typeof value === 'string' && value.trim() !== '',
    ),
  );

/** What the registry is narrowed to; Enter in any field searches. */
export function RefusalFilters({ filter, onFilter }: Props) {
  const say = useText();
  return (
    <Form<RefusalFilter>
      key={JSON.stringify(filter)}
      className="refusals-filters"
      layout="inline"
      role="search"
      initialValues={filter}
      onFinish={values => onFilter(filled(values))}
    >
      <Form.Item name="text">
        <Input
          allowClear
          className="refusals-text"
          placeholder={say('refusals.search')}
          aria-label={say('refusals.search')}
        />
      </Form.Item>
      <Form.Item name="item">
        <Input allowClear placeholder={say('refusals.item')} aria-label={say('refusals.item')} />
      </Form.Item>
      <Form.Item name="article">
        <Input allowClear placeholder={say('refusals.article')} aria-label={say('refusals.article')} />
      </Form.Item>
      <Form.Item name="kinds">
        <Select
          mode="multiple"
          className="refusals-kinds"
          placeholder={say('refusals.kinds')}
          aria-label={say('refusals.kinds')}
          options={CANNOTS.map(value => ({ value, label: nameOf(say, 'treatment', value) }))}
        />
      </Form.Item>
      <Form.Item name="from" label={say('refusals.from')}>
        <Input type="date" className="day-input" />
      </Form.Item>
      <Form.Item name="to" label={say('refusals.to')}>
        <Input type="date" className="day-input" />
      </Form.Item>
      <Button type="primary" htmlType="submit">
        {say('refusals.do')}
      </Button>
    </Form>
  );
}
