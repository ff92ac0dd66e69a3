import fc from 'fast-check';
import { expect, it } from '@jest/globals';
import { ATTACHMENT_KINDS, KIND_FACTS } from '../../../shared/domain/attachment/kinds.ts';
import { NAME_LIMIT, safeName } from '../../../shared/domain/attachment/safeName.ts';

it.each([
  ['低保证明.pdf', 'pdf', '低保证明.pdf'],
  ['IMG_0001.JPEG', 'jpeg', 'IMG_0001.jpg'],
  ['证明.pdf', 'jpeg', '证明.jpg'], // the lie goes
  ['证明.pdf.exe', 'pdf', '证明.pdf.exe.pdf'],
  ['../../etc/passwd', 'png', 'passwd.png'],
  ['C:\\Users\\张三\\身份证.png', 'png', '身份证.png'],
  ['照\u202egpj.exe', 'jpeg', '照gpj.exe.jpg'],
  ['a\u0000b\r\nSet-Cookie: x.pdf', 'pdf', 'abSet-Cookie_ x.pdf'],
  ['', 'pdf', '附件.pdf'],
  ['...', 'pdf', '附件.pdf'],
  ['.htaccess', 'pdf', 'htaccess.pdf'],
  ['CON.pdf', 'pdf', '_CON.pdf'],
  ['长'.repeat(300), 'docx', `${'长'.repeat(NAME_LIMIT)}.docx`],
] as const)('%j as %s is called %s', (given, kind, name) => expect(safeName(given, kind)).toBe(name));

it('is a plain name, whatever is given', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.constantFrom(...ATTACHMENT_KINDS), (given, kind) => {
      const name = safeName(given, kind);
      expect(name).not.toMatch(/[/\\<>:"|?*]|[\p{Cc}\p{Cf}\p{Cs}]|^\.|^\s/u);
      expect(name.endsWith(`.${KIND_FACTS[kind].ending}`)).toBe(true);
      expect([...name].length).toBeLessThanOrEqual(NAME_LIMIT + 6);
      expect(safeName(name, kind)).toBe(name); // once is enough
    }),
  );
});
