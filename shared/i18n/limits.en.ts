import type { limitsZhCN } from './limits.zh-CN.ts';

/** English texts of what the edge refuses. Part of `en.ts`. */
export const limitsEn: Record<keyof typeof limitsZhCN, string> = {
  'error.OPERATION_UNKNOWN': 'The page has been updated, or this operation is not in the manifest.',
  'remedy.OPERATION_UNKNOWN':
    'Reload the page; what is registered is kept. Programs send documents of their own as an integrator.',
  'error.QUERY_TOO_LARGE': 'The request is too large: {part}, at most {limit}.',
  'remedy.QUERY_TOO_LARGE': 'Send several smaller requests, and put what was typed into variables.',
  'error.QUERY_TOO_DEEP': 'The request is nested more than {limit} deep.',
  'remedy.QUERY_TOO_DEEP': 'Nest less, or ask for the uids first and for the rest with them.',
  'error.QUERY_TOO_COSTLY': 'The query costs {cost}; {limit} are allowed.',
  'remedy.QUERY_TOO_COSTLY':
    'Ask for a smaller `first`, fewer lists inside lists, or in several requests; docs/limits.md says how it is counted.',
  'error.TOO_MANY_REQUESTS': 'Too many requests.',
  'remedy.TOO_MANY_REQUESTS': 'Try again in {seconds} seconds; nothing was written.',
  'error.OPERATION_TIMEOUT': 'The operation was not done within {seconds} seconds.',
  'remedy.OPERATION_TIMEOUT': 'Ask for less. An act may have been done all the same: look before you repeat it.',

  'queryPart.bytes': 'bytes',
  'queryPart.characters': 'characters',
  'queryPart.tokens': 'words and signs',
  'queryPart.operations': 'operations',
  'queryPart.fragments': 'fragments',
  'queryPart.fields': 'fields',
  'queryPart.aliases': 'aliases',
  'queryPart.directives': 'directives',
  'queryPart.rootFields': 'top-level fields',
  'queryPart.mutations': 'acts at once',
  'queryPart.introspection': 'fields about the schema',
  'queryPart.comparisons': 'comparisons of fields of one name',
  'queryPart.values': 'values in the variables',
};
