import { expect, it } from '@jest/globals';
import { SCOPES } from '../../../shared/domain/access/permissions.ts';
import { refuseRead } from '../../../shared/domain/access/refuseRead.ts';
import { LANGUAGES } from '../../../shared/i18n/languages.ts';
import { translate } from '../../../shared/i18n/translate.ts';

it.each(SCOPES)('the refusal of %s says in both languages what may not be read, and by whom', scope => {
  const { code, params } = refuseRead('auditor', scope);
  expect(code).toBe('NOT_PERMITTED');
  expect(params.role).toBe('auditor');
  for (const language of LANGUAGES) {
    const text = translate('error.NOT_PERMITTED', language, params);
    expect(text).not.toContain(params.act);
    expect(text).not.toContain('{');
  }
});
