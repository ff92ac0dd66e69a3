import type { identityPagesZh } from './identity.zh-CN.ts';

/** The sign-in page. Part of `en.ts`. */
export const identityPagesEn: Record<keyof typeof identityPagesZh, string> = {
  'signIn.heading': 'Please sign in',
  'signIn.what': 'Paste the token that your sign-in or your administrator gave you.',
  'signIn.token': 'Token',
  'signIn.send': 'Enter',
  'signIn.refused': 'This is not a token.',
  'signIn.refusedRemedy':
    'Copy all of it: three parts with two dots between, no quotes. If it still fails, ask your administrator.',
  'signIn.or': 'or',
  'signIn.provider': 'Sign in at the identity provider',
  'signIn.providerWhat': 'You go to {provider} to sign in, and come back here.',
  'signIn.id': 'Account',
  'signIn.password': 'Password',
  'signIn.code': 'Code of your authenticator (six digits), or a recovery code',
  'signIn.enter': 'Sign in',
  'signIn.required': 'Please fill this in.',
  'signIn.newPasswordWhat':
    'This password is for one use. Choose one of your own: 12 characters or more, without your account or your name.',
  'signIn.newPassword': 'New password',
  'signIn.newPasswordAgain': 'The new password again',
  'signIn.notTheSame': 'The two are not the same.',
  'signIn.setPassword': 'Set it and sign in',
  'signIn.enrolWhat':
    'Your role signs in with a second factor. Scan the square with an authenticator and enter the six digits it shows.',
  'signIn.square': 'Square code for the authenticator',
  'signIn.secret': 'If you cannot scan it, type this key:',
  'signIn.firstCode': 'The six digits',
  'signIn.confirm': 'Confirm and sign in',
  'signIn.codesWhat':
    'Write these ten codes down or print them, and keep them safe: each stands in once for a lost telephone. They are not shown again.',
  'signIn.codesKept': 'I have kept them',
};
