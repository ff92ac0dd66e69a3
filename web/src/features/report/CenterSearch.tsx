import type { ApolloClient } from '@apollo/client';
import { Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { FindCentersDocument, type FindCentersQuery } from '../../gen/graphql.ts';
import { useText } from '../../i18n/text.ts';

export type FoundCenter = FindCentersQuery['centers'][number];

interface Props {
  api: ApolloClient;
  /** Given by the form. */
  id?: string;
  value?: FoundCenter | undefined;
  onChange?: (center: FoundCenter | undefined) => void;
}

const PAUSE_MS = 250;

/** A center by a part of its name: people know where they live, and not what a code is. */
export function CenterSearch({ api, id, value, onChange }: Props) {
  const say = useText();
  const [found, setFound] = useState<readonly FoundCenter[]>([]);
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle');
  const [looking, setLooking] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef(0);
  useEffect(() => () => clearTimeout(timer.current), []);

  function search(typed: string): void {
    clearTimeout(timer.current);
    const text = typed.trim();
    setLooking(text !== '');
    latest.current += 1;
    const turn = latest.current;
    if (text === '') {
      setFound([]);
      return setState('idle');
    }
    setState('busy');
    timer.current = setTimeout(() => {
      api.query({ query: FindCentersDocument, variables: { search: text } }).then(
        ({ data, error }) => {
          if (turn !== latest.current) return;
          setFound(data?.centers ?? []);
          setState(error ? 'failed' : 'idle');
        },
        () => turn === latest.current && setState('failed'),
      );
    }, PAUSE_MS);
  }

  // while somebody looks for another, the one that was chosen is no answer
  const shown = value && !looking && !found.some(({ code }) => code === value.code) ? [value, ...found] : found;
  const empty = { idle: say('report.centerHint'), busy: say('report.searching'), failed: say('fault.offline') }[state];
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      showSearch={{ filterOption: false, onSearch: search }}
      loading={state === 'busy'}
      value={value?.code ?? null}
      placeholder={say('report.centerHint')}
      notFoundContent={empty}
      onChange={code => onChange?.(shown.find(one => one.code === code))}
      options={shown.map(({ code, name, parent }) => ({
        value: code,
        label: parent ? `${name}（${parent.name}）` : name,
      }))}
    />
  );
}
