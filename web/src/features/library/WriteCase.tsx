import { useApolloClient, useQuery } from '@apollo/client/react';
import { Alert, Button, Checkbox, Form, Radio, Skeleton } from 'antd';
import { useState } from 'react';
import { CountedText } from '../../components/CountedText.tsx';
import { FaultNote } from '../../components/FaultNote.tsx';
import {
  type Cause,
  CountyLibraryDraftDocument,
  CountyProposeLibraryCaseDocument,
  type LibraryReach,
  type LibraryWholeFragment,
} from '../../gen/graphql.ts';
import { useLanguage, useText } from '../../i18n/text.ts';
import { onLevel } from '../../lib/api/onLevel.ts';
import { textRule } from '../../lib/check.ts';
import { type Fault, placeFaults } from '../../lib/faults.ts';
import { faultsOf } from '../../lib/faultsOf.ts';
import { fieldName, valueName } from '../../lib/names.ts';
import { useWorkplace } from '../../lib/workplace.tsx';

const CAUSES: readonly Cause[] = ['PROOF_HARD_TO_FIND', 'RULES_NOT_MET', 'MATERIALS_NOT_RIGHT', 'OTHER'];
const REACHES: readonly LibraryReach[] = ['CENTER', 'AREA', 'ALL'];
/** The fields in words, with the height of each and whether it must be filled in. */
const TEXTS = [
  ['title', 1, true],
  ['item', 1, false],
  ['problem', 3, true],
  ['obstacle', 3, true],
  ['solution', 4, true],
  ['basis', 1, false],
  ['effect', 2, false],
] as const;

type Name = (typeof TEXTS)[number][0];
type Values = Partial<Record<Name, string>> & { causes?: Cause[]; reach?: LibraryReach; typical?: boolean };

type Words = Partial<Record<Name, string | null>> & { causes: readonly Cause[] };

interface Props {
  /** A settled case that it is made of. */
  about?: string;
  /** One that waits here, or of which this is the next edition. */
  before?: LibraryWholeFragment;
  onWritten: (id: string) => void;
}

/** A case is written anew, beginning with what the hub makes of the file without what points to a person; a second person publishes it. */
export function WriteCase({ about, before, onWritten }: Props) {
  const say = useText();
  const { level } = useWorkplace();
  // one of which nothing is written yet begins with its file, as one that is begun from it
  const uid = about ?? (before && before.title === '' ? (before.case?.uid ?? null) : null);
  const { data, error, loading, refetch } = useQuery(onLevel(CountyLibraryDraftDocument, level), {
    variables: { uid: uid ?? '' },
    skip: uid === null,
    fetchPolicy: 'no-cache',
  });
  const faults = faultsOf(error);
  const draft = (data?.draft ?? undefined) as Words | undefined;
  const start = uid === null ? before : draft;
  return (
    <section aria-label={say('library.write')} className="library-write">
      <h2>{say('library.write')}</h2>
      <FaultNote faults={faults} again={() => void refetch()} />
      {loading && <Skeleton active paragraph={{ rows: 10 }} />}
      {start && <Alert className="assess-note" type="warning" showIcon title={say('library.noNames')} />}
      {start && (
        <WriteForm
          start={start}
          reach={before?.reach}
          typical={before?.typical}
          subject={before ? { id: before.id } : { uid: about }}
          onWritten={onWritten}
        />
      )}
    </section>
  );
}

interface FormProps extends Pick<Props, 'onWritten'> {
  start: Words;
  reach: LibraryReach | undefined;
  typical: boolean | undefined;
  subject: { id?: string | undefined; uid?: string | undefined };
}

function WriteForm({ start, reach, typical, subject, onWritten }: FormProps) {
  const say = useText();
  const { language } = useLanguage();
  const { level } = useWorkplace();
  const client = useApolloClient();
  const [form] = Form.useForm<Values>();
  const [busy, setBusy] = useState(false);
  const [faults, setFaults] = useState<Fault[]>([]);
  const send = async ({ causes = [], reach: wanted, typical: marked, ...words }: Values) => {
    if (busy) return;
    setBusy(true);
    setFaults([]);
    const { title = '', problem = '', obstacle = '', solution = '', item, basis, effect } = words;
    const input = {
      ...{ uid: subject.uid ?? null, id: subject.id ?? null, title, problem, obstacle, solution, causes },
      ...{ item: item || null, basis: basis || null, effect: effect || null },
      ...{ reach: wanted ?? null, typical: marked ?? null },
    };
    const { data, found } = await client
      .mutate({ mutation: onLevel(CountyProposeLibraryCaseDocument, level), variables: { input } })
      .then(({ data: answer, error }) => ({ data: answer, found: faultsOf(error) }))
      .catch((error: unknown) => ({ data: null, found: faultsOf(error) }));
    setBusy(false);
    if (data?.one?.id) return onWritten(data.one.id);
    const names = [...TEXTS.map(([name]) => name), 'causes'];
    const { placed, others } = placeFaults(found, ({ field }) => names.find(name => name === field));
    form.setFields(placed.map(({ name, errors }) => ({ name: name as keyof Values, errors })));
    setFaults(others);
  };
  const begin: Values = {
    ...Object.fromEntries(TEXTS.map(([name]) => [name, start[name] ?? ''])),
    causes: [...start.causes],
    ...(reach ? { reach } : { reach: 'AREA' }),
    typical: typical ?? false,
  };
  return (
    <Form<Values>
      form={form}
      name="library"
      layout="vertical"
      initialValues={begin}
      scrollToFirstError={{ focus: true, block: 'center' }}
      onFinish={values => void send(values)}
      onKeyDown={event => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.submit();
      }}
    >
      {TEXTS.map(([name, rows, must]) => (
        <Form.Item
          key={name}
          name={name}
          label={fieldName(say, name)}
          rules={[textRule(name, must, language, fieldName(say, name))]}
        >
          <CountedText name={name} {...(rows > 1 ? { rows } : {})} autoComplete="off" />
        </Form.Item>
      ))}
      <Form.Item name="causes" label={fieldName(say, 'causes')}>
        <Checkbox.Group
          aria-label={fieldName(say, 'causes')}
          options={CAUSES.map(value => ({ value, label: valueName(say, 'cause', value) }))}
        />
      </Form.Item>
      <Form.Item name="reach" label={say('library.reach')}>
        <Radio.Group options={REACHES.map(value => ({ value, label: say(`library.reach.${value}`) }))} />
      </Form.Item>
      <Form.Item name="typical" valuePropName="checked">
        <Checkbox>{say('library.typical')}</Checkbox>
      </Form.Item>
      <FaultNote faults={faults} />
      <Button type="primary" htmlType="submit" loading={busy}>
        {say('library.send')}
      </Button>
    </Form>
  );
}
