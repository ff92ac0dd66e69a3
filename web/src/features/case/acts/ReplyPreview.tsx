import { Form } from 'antd';
import { AnsweredDemands, type AnsweredDemand } from '../../../components/AnsweredDemands.tsx';
import { useText } from '../../../i18n/text.ts';
import type { ActValues } from './desk.ts';

type Preview = (values: ActValues) => AnsweredDemand[];

/** What the reporter will read once this is sent, by what is written so far; the same part that the reporter’s page shows (N18, WL-75). */
export function ReplyPreview({ preview }: { preview: Preview }) {
  const say = useText();
  const form = Form.useFormInstance();
  const values = Form.useWatch((all: ActValues) => all, form) as ActValues | undefined;
  if (!values) return null;
  const demands = preview(values);
  const answered = demands.filter(({ answer }) => answer).length;
  return (
    <details className="reply-preview" open>
      <summary>
        {say('preview.heading')}{' '}
        <span className="quiet" role="status">
          {say('preview.answered', { answered, all: demands.length })}
        </span>
      </summary>
      <section aria-label={say('preview.heading')} className="reply-preview-page">
        <p className="reply-preview-status">{say('mine.state.completed')}</p>
        <h3>{say('mine.demands')}</h3>
        <AnsweredDemands demands={demands} />
      </section>
    </details>
  );
}
