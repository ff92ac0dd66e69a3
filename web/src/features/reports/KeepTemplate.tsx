import { useMutation } from '@apollo/client/react';
import { Alert, App, Form } from 'antd';
import { useState } from 'react';
import { AskModal } from '../../components/AskModal.tsx';
import { CountedText } from '../../components/CountedText.tsx';
import { CountyKeepTemplateDocument, type PaperKind } from '../../gen/graphql.ts';
import { type Say, useLanguage, useText } from '../../i18n/text.ts';
import { onLevel } from '../../lib/api/onLevel.ts';
import { textRule } from '../../lib/check.ts';
import { type Fault, placeFaults } from '../../lib/faults.ts';
import { faultsOf } from '../../lib/faultsOf.ts';
import { useWorkplace } from '../../lib/workplace.tsx';
import { sizeText } from './words.ts';

interface Values {
  name: string;
  file?: File;
}

interface Props {
  kind: PaperKind;
  onKept: () => void;
  onClose: () => void;
}

/** What the API takes at most, in bytes: `TEMPLATE_LIMITS.file`. */
const MOST_BYTES = 300_000;

/** Why a file is not even sent; null where the hub is to judge it. */
function unfit(say: Say, file: File | undefined): string | null {
  if (!file) return say('reports.templates.noFile');
  if (!file.name.toLowerCase().endsWith('.docx')) return say('reports.templates.notDocx');
  if (file.size <= MOST_BYTES) return null;
  return say('reports.templates.tooLarge', { size: sizeText(file.size), limit: MOST_BYTES / 1_000 });
}

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (const byte of bytes) text += String.fromCodePoint(byte);
  return btoa(text);
}

/** Puts a template to use (SJ-63). What is wrong with it stands at the file, with what to do. */
export function KeepTemplate({ kind, onKept, onClose }: Props) {
  const say = useText();
  const { language } = useLanguage();
  const { center, level } = useWorkplace();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const [faults, setFaults] = useState<Fault[]>([]);
  const [busy, setBusy] = useState(false);
  const [keep] = useMutation(onLevel(CountyKeepTemplateDocument, level));
  const send = async ({ name, file }: Values) => {
    if (busy || !file) return;
    setBusy(true);
    setFaults([]);
    const { data, error } = await keep({
      variables: { center: center.code, kind, name: name.trim(), base64: await base64Of(file) },
    }).catch((failed: unknown) => ({ data: undefined, error: failed }));
    setBusy(false);
    if (data?.template) {
      void message.success(say('reports.templates.saved', { name: name.trim(), version: data.template.version }));
      return onKept();
    }
    const { placed, others } = placeFaults(faultsOf(error ?? new Error('no answer')), ({ field }) =>
      field === 'template' ? 'file' : field === 'title' ? 'name' : undefined,
    );
    form.setFields(placed.map(({ name: field, errors }) => ({ name: field as keyof Values, errors })));
    setFaults(others);
  };
  return (
    <AskModal<Values>
      title={say('reports.templates.keep')}
      hint={<Alert type="info" showIcon title={say('reports.templates.hint')} />}
      form={form}
      name="template"
      start={{}}
      busy={busy}
      faults={faults}
      onSend={values => void send(values)}
      onClose={onClose}
    >
      <Form.Item
        name="name"
        label={say('reports.templates.name')}
        rules={[textRule('title', true, language, say('reports.templates.name'))]}
      >
        <CountedText name="title" autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="file"
        label={say('reports.templates.file')}
        rules={[
          {
            required: true,
            validator: (_rule, file?: File) => {
              const why = unfit(say, file);
              return why === null ? Promise.resolve() : Promise.reject(new Error(why));
            },
          },
        ]}
      >
        <FileChoice />
      </Form.Item>
    </AskModal>
  );
}

interface FileProps {
  id?: string;
  onChange?: (file: File | undefined) => void;
}

function FileChoice({ id, onChange }: FileProps) {
  return (
    <input
      {...(id === undefined ? {} : { id })}
      type="file"
      accept=".docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document"
      onChange={({ target }) => onChange?.(target.files?.[0])}
    />
  );
}
