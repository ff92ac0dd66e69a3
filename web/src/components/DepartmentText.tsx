import { AutoComplete } from 'antd';
import type { ComponentProps } from 'react';
import type { TextField } from '../../../shared/domain/case/text.ts';
import { type Department, isMeant } from '../lib/departments.ts';
import { CountedText } from './CountedText.tsx';

type Common = Pick<ComponentProps<typeof AutoComplete>, 'id' | 'value' | 'onChange' | 'onBlur' | 'aria-label'>;

interface Props extends Common {
  name: TextField;
  departments: readonly Department[];
  autoFocus?: boolean;
}

/** One of the departments of the center, found by any of its names while it is typed. What is written stays as it is written. */
export function DepartmentText({ name, departments, autoFocus = false, 'aria-label': label, ...rest }: Props) {
  const offered = departments.map(department => ({ value: department.name, department }));
  return (
    <AutoComplete
      {...rest}
      options={offered}
      filterOption={(typed, option) => option !== undefined && isMeant(option.department, typed)}
      defaultActiveFirstOption={false}
    >
      <CountedText name={name} autoFocus={autoFocus} autoComplete="off" aria-label={label} />
    </AutoComplete>
  );
}
