import { Checkbox, Select } from 'antd';
import type { SupervisionFilter, SupervisionState } from '../../gen/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { ORDER_STATES } from '../../../../shared/domain/supervision/order.ts';
import { gradeName, orderStateName } from './orderTags.tsx';
import { GRADES } from './rights.ts';

const STATES = ORDER_STATES.map(state => state.toUpperCase() as SupervisionState);

interface Props {
  filter: SupervisionFilter;
  onFilter: (filter: SupervisionFilter) => void;
}

/** What the list is narrowed to; it follows at once. */
export function OrderFilters({ filter, onFilter }: Props) {
  const say = useText();
  return (
    <div className="sup-filters" role="search">
      <Select
        mode="multiple"
        className="sup-select"
        maxTagCount="responsive"
        placeholder={say('supervision.states')}
        aria-label={say('supervision.states')}
        value={filter.states ?? []}
        onChange={states => onFilter({ ...filter, states })}
        options={STATES.map(value => ({ value, label: orderStateName(say, value) }))}
      />
      <Select
        mode="multiple"
        className="sup-select"
        maxTagCount="responsive"
        placeholder={say('supervision.grades')}
        aria-label={say('supervision.grades')}
        value={filter.grades ?? []}
        onChange={grades => onFilter({ ...filter, grades })}
        options={GRADES.map(value => ({ value, label: gradeName(say, value) }))}
      />
      <Checkbox
        checked={filter.unanswered === true}
        onChange={({ target }) => onFilter({ ...filter, unanswered: target.checked ? true : null })}
      >
        {say('supervision.unanswered')}
      </Checkbox>
    </div>
  );
}
