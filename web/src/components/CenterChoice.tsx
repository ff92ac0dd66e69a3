import { useQuery } from '@apollo/client/react';
import { Select } from 'antd';
import { CentersBelowDocument, type CenterNameFragment } from '../gen/graphql.ts';
import { useText } from '../i18n/text.ts';

interface Props {
  /** Given by the form. */
  id?: string;
  /** From the own center down to the chosen one. */
  value?: readonly CenterNameFragment[];
  onChange?: (path: readonly CenterNameFragment[]) => void;
  /** Whether a center may be chosen. */
  offers: (center: CenterNameFragment) => boolean;
  label: string;
}

/** A center of an area: itself, or one below it. One list for each step down, so that a province of a hundred counties stays short. */
export function CenterChoice({ id, value = [], onChange, offers, label }: Props) {
  return (
    <div className="sup-centers">
      {value.map((center, i) => (
        <Step
          key={center.code}
          {...(i === 0 && id !== undefined ? { id } : {})}
          center={center}
          picked={value[i + 1] ?? center}
          offers={offers}
          label={label}
          onPick={picked => onChange?.([...value.slice(0, i + 1), ...(picked.code === center.code ? [] : [picked])])}
        />
      ))}
    </div>
  );
}

interface StepProps extends Pick<Props, 'id' | 'offers' | 'label'> {
  center: CenterNameFragment;
  picked: CenterNameFragment;
  onPick: (center: CenterNameFragment) => void;
}

function Step({ id, center, picked, offers, label, onPick }: StepProps) {
  const say = useText();
  const { data, loading } = useQuery(CentersBelowDocument, { variables: { code: center.code } });
  const below = (data?.center?.children ?? []).filter(one => one !== null).filter(offers);
  // the own center is a choice even where nothing lies below; further down such a list would ask nothing
  if (id === undefined && below.length === 0) return null;
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      showSearch={{ optionFilterProp: 'label' }}
      loading={loading}
      aria-label={id === undefined ? say('supervision.below', { center: center.name }) : label}
      value={picked.code}
      onChange={code => onPick(below.find(one => one.code === code) ?? center)}
      options={[center, ...below].map(({ code, name }) => ({
        value: code,
        label: code === center.code ? say('supervision.itself', { center: name }) : name,
      }))}
    />
  );
}
