import { whyClock } from '../../../shared/domain/clock/explain.ts';
import { sayStep } from '../../../shared/domain/clock/sayStep.ts';
import { isTextKey } from '../../../shared/i18n/phrase.ts';
import { translate } from '../../../shared/i18n/translate.ts';
import type { Service } from '../../kit/subgraph.ts';
import { policyOfFile } from '../policy/policyAt.ts';
import type { CaseClock } from './CaseClock.ts';
import type { CaseFile } from './CaseFile.ts';
import { clockRules } from './clockRules.ts';

/** Why a limit of a file falls where it does, step by step, in both languages (N3). */
export function whyOf(service: Service, file: CaseFile, { events }: Pick<CaseClock, 'events'>) {
  const rules = clockRules(service, policyOfFile(service, file), file.origin);
  return whyClock(events, rules).map(step => {
    const { key, params } = sayStep(step);
    const say = (language: 'zh-CN' | 'en') => (isTextKey(key) ? translate(key, language, params) : key);
    const { day, kind, workday, known, cite, pack } = step;
    return { text: say('zh-CN'), textEn: say('en'), day, kind, workday, known, cite, pack };
  });
}
