import type { ClockTextFragment } from '../gen/graphql.ts';
import { useLanguage } from '../i18n/text.ts';

/** Every step from the start to the end of a limit, with its article. */
export function WhySteps({ why }: { why: ClockTextFragment['why'] }) {
  const { language } = useLanguage();
  return (
    <ol className="why">
      {why.map(({ day, text, textEn, cite, workday }, i) => (
        <li key={`${day}/${i}`} className={cite === null && workday === null ? 'quiet' : undefined}>
          {language === 'en' ? textEn : text}
        </li>
      ))}
    </ol>
  );
}
