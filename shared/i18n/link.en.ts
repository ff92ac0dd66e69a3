import type { linkZhCN } from './link.zh-CN.ts';

/** English texts of the signed link. The type demands one for each Chinese text. */
export const linkEn: Record<keyof typeof linkZhCN, string> = {
  'error.MESSAGE_UNSIGNED': 'The message between levels is not signed.',
  'remedy.MESSAGE_UNSIGNED': 'Give the sender its HUB_LEVEL_KEYS; npx hub link-keys new writes them.',
  'error.MESSAGE_FORGED':
    'The signature of the message between levels does not fit its content or its sender; it was not applied.',
  'remedy.MESSAGE_FORGED':
    'Compare the level keys of both sides; if they agree, the message was changed on its way: look at the road between the levels.',
  'error.LINK_UNSIGNED': 'The request has no signature of the gateway; this level does not answer it.',
  'remedy.LINK_UNSIGNED': 'Ask through the gateway; if you are the gateway, set HUB_LINK_KEYS.',
  'error.LINK_STALE': 'The request was signed too long ago, or in the future.',
  'remedy.LINK_STALE': 'Set the clocks of the gateway and of the level (at most 30 seconds apart), then try again.',
  'error.LINK_REPLAYED': 'This request came in before.',
  'remedy.LINK_REPLAYED':
    'Sign each request anew; if the gateway did not send it twice, look at the network between the gateway and the level.',
  'error.LINK_FORGED': 'The signature of the request does not fit its content.',
  'remedy.LINK_FORGED':
    'Compare the key files of the gateway and of the level; if they agree, look at the network between them.',
  'error.LINK_BROKEN': 'The answer of the {level} level cannot be trusted and was not used.',
  'remedy.LINK_BROKEN':
    'The other levels are not affected; let an administrator compare the key files and look at the network in between.',
};
