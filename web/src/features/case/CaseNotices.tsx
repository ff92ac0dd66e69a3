import { Part } from '../../components/Part.tsx';
import type { NoticeTextFragment } from '../../gen/graphql.ts';
import { type Say, useLanguage, useText } from '../../i18n/text.ts';
import { valueName } from '../../lib/names.ts';
import { moment } from '../../lib/time.ts';
import { type HeldFile, heldIn } from './wholeCase.ts';

/** Who was told what, on which road, and whether it arrived (LH-32, LH-33). Newest first. */
export function CaseNotices({ files }: { files: readonly HeldFile[] }) {
  const say = useText();
  const notices = heldIn(files, file => file.notices).sort((a, b) => (a.item.createdAt < b.item.createdAt ? 1 : -1));
  if (notices.length === 0) return null;
  return (
    <Part title={say('case.notices')} count={notices.length}>
      <ul className="notices">
        {notices.map(({ level, item }) => (
          <li key={`${level}/${item.id}`}>
            <Notice notice={item} />
          </li>
        ))}
      </ul>
    </Part>
  );
}

function Notice({ notice }: { notice: NoticeTextFragment }) {
  const say = useText();
  const { language } = useLanguage();
  const { event, party, channel, recipient, createdAt, text, textEn } = notice;
  return (
    <details className="notice">
      <summary>
        <b>{valueName(say, 'noticeEvent', event)}</b>
        <span>
          → {valueName(say, 'party', party)} · {valueName(say, 'noticeChannel', channel)}
          {recipient && ` ${recipient}`}
        </span>
        <span className={notice.fault ? 'due-over' : 'quiet'}>{standingOf(say, notice)}</span>
        <time dateTime={createdAt}>{moment(createdAt)}</time>
      </summary>
      <p className="text">{language === 'en' ? textEn : text}</p>
    </details>
  );
}

/** Whether it has arrived, and if not, why. */
function standingOf(say: Say, { fault, readAt, sentAt, notBefore }: NoticeTextFragment): string {
  if (readAt) return say('notice.read', { time: moment(readAt) });
  if (sentAt) return say('notice.sent');
  return fault ? valueName(say, 'noticeFault', fault) : say('notice.waiting', { time: moment(notBefore) });
}
