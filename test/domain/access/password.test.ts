import { describe, expect, it } from '@jest/globals';
import { passwordFault } from '../../../shared/domain/access/password.ts';

const OWNER = { id: 'wangfang', name: '王芳' };

describe('a password', () => {
  it.each([
    ['four words of nothing', 'correct horse battery staple', undefined],
    ['a Chinese sentence of twelve', '窗前明月光疑是地上霜举头', undefined],
    ['a common word inside a long one', 'my password is not this kettle', undefined],
    ['eleven characters', 'k3-Vt9!qLw2', 'PASSWORD_LENGTH'],
    ['eleven rare characters, each of two code units', '𠱲𠮷𠀀𠀁𠀂𠀃𠀄𠀅𠀆𠀇𠀈', 'PASSWORD_LENGTH'],
    ['129 characters', 'kettle-lamp '.repeat(11), 'PASSWORD_LENGTH'],
    ['the account', 'i-am-WangFang-88', 'PASSWORD_NAMES_OWNER'],
    ['the name', '王芳的密码就是这一句话啊', 'PASSWORD_NAMES_OWNER'],
    ['one letter', 'aaaaaaaaaaaaaaaa', 'PASSWORD_GUESSABLE'],
    ['figures in a row', '123456789012', 'PASSWORD_GUESSABLE'],
    ['letters backwards', 'lkjihgfedcba', 'PASSWORD_GUESSABLE'],
    ['a common word with figures', 'Password2026', 'PASSWORD_GUESSABLE'],
    ['a row of keys', 'qwertyuiop12', 'PASSWORD_GUESSABLE'],
    ['full-width letters of a common word', 'Ｐａｓｓｗｏｒｄ2026', 'PASSWORD_GUESSABLE'],
  ])('made of %s: %s -> %s', (_what, password, fault) => expect(passwordFault(password, OWNER)).toBe(fault));

  it('of one-letter names may hold the letter', () => {
    expect(passwordFault('kettle lamp 47', { id: 'a', name: 'k' })).toBeUndefined();
  });
});
