import type { identityZhCN } from './identity.zh-CN.ts';

/** English texts of signing in and of accounts. Part of `en.ts`. */
export const identityEn: Record<keyof typeof identityZhCN, string> = {
  'error.TOKEN_REVOKED': 'This sign-in has been ended.',
  'remedy.TOKEN_REVOKED': 'Sign in again; if it was not you who ended it, tell the security administrator.',
  'error.IDENTITY_UNREACHABLE': 'The identity provider does not answer, so the sign-in cannot be checked.',
  'remedy.IDENTITY_UNREACHABLE':
    'Try again in a moment; if it goes on, have the security administrator look at the provider.',
  'error.SIGN_IN_REFUSED': 'The account or the password is wrong, or the account is closed.',
  'remedy.SIGN_IN_REFUSED':
    'Check both (capitals count); a one-time password is good for seven days. For a lost password ask the security administrator.',
  'error.SIGN_IN_LOCKED': 'Too many failures in a row: this name is locked for a while.',
  'remedy.SIGN_IN_LOCKED': 'Try again in {seconds} seconds; in a hurry, have the security administrator reset it.',
  'error.SIGN_IN_BUSY': 'Too many people are signing in at once.',
  'remedy.SIGN_IN_BUSY': 'Try again in a few seconds.',
  'error.SESSION_OVER': 'Your sign-in is over.',
  'remedy.SESSION_OVER': 'Sign in again; what you have typed is kept.',
  'error.SECOND_FACTOR_NEEDED': 'A code is needed as well.',
  'remedy.SECOND_FACTOR_NEEDED': 'Enter the six digits of your authenticator, or one of your recovery codes.',
  'error.SECOND_FACTOR_WRONG': 'The code is wrong, or has been used.',
  'remedy.SECOND_FACTOR_WRONG': 'Wait for the next one and check the time of your telephone; each code counts once.',
  'error.SECOND_FACTOR_UNSET': 'Your role signs in with a second factor; please set it up first.',
  'remedy.SECOND_FACTOR_UNSET': 'Scan the square code with an authenticator and enter the six digits it shows.',
  'error.SECOND_FACTOR_SET': 'This account has a second factor already.',
  'remedy.SECOND_FACTOR_SET':
    'For another telephone, have the security administrator reset the account, then set it up again.',
  'error.PASSWORD_CHANGE_NEEDED': 'Please change the password first.',
  'remedy.PASSWORD_CHANGE_NEEDED': 'A one-time password opens nothing but the way to a password of your own.',
  'error.PASSWORD_LENGTH': 'A password has 12 to 128 characters.',
  'remedy.PASSWORD_LENGTH':
    'A few words that have nothing to do with each other make a good one; no capitals or signs are asked for.',
  'error.PASSWORD_NAMES_OWNER': 'The password holds your account name or your own name.',
  'remedy.PASSWORD_NAMES_OWNER': 'Choose one that has nothing to do with you.',
  'error.PASSWORD_GUESSABLE': 'This password is easy to guess.',
  'remedy.PASSWORD_GUESSABLE': 'No rows of neighbours, no repetition, no common word with figures behind it.',
  'error.PASSWORD_UNCHANGED': 'The new password is the old one.',
  'remedy.PASSWORD_UNCHANGED': 'Choose another.',
  'error.ACCOUNT_EXISTS': 'There is an account {id} already.',
  'remedy.ACCOUNT_EXISTS': 'Choose another id; a role or a center is changed by npx hub account change.',
  'error.ACCOUNT_UNKNOWN': 'There is no account {id}.',
  'remedy.ACCOUNT_UNKNOWN': 'npx hub account list prints all of them.',
  'error.ADMINISTRATORS_APART':
    'The three administrators are three people; the account {id} ({role}) is the same person, or one of the same name.',
  'remedy.ADMINISTRATORS_APART':
    'Choose somebody else; where two people have one name, write it so that they can be told apart.',

  'field.id': 'account',
  'field.name': 'name',
  'field.role': 'role',
  'field.password': 'password',
  'field.newPassword': 'new password',
};
