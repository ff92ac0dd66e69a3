import type { libraryZhCN } from './library.zh-CN.ts';

/** English texts of the library of cases. Part of `en.ts`. */
export const libraryEn: Record<keyof typeof libraryZhCN, string> = {
  'error.LIBRARY_NOT_FOUND': 'There is no such case in the library.',
  'remedy.LIBRARY_NOT_FOUND':
    'Read the library again and choose from it; what was not published for your center is not seen.',
  'error.LIBRARY_STATE': 'The case is “{state}” and does not allow this.',
  'remedy.LIBRARY_STATE': 'Read it again and go by how it stands now.',
  'error.LIBRARY_CASE_OPEN': 'The case is “{state}”: it was not solved, or is not settled, and is no example yet.',
  'remedy.LIBRARY_CASE_OPEN': 'Write about it once it was solved and cleared.',
  'error.LIBRARY_PERSONAL': '“{field}” points to a person ({found}) and may not go into the library.',
  'remedy.LIBRARY_PERSONAL':
    'Take out names, firms, numbers and addresses, write only of the matter, and send it again.',
  'error.LIBRARY_SAME_PERSON': 'Whoever wrote a case does not publish it.',
  'remedy.LIBRARY_SAME_PERSON': 'Ask a colleague who may publish.',
  'field.problem': 'problem',
  'field.obstacle': 'obstacle',
  'field.solution': 'solution',
  'field.effect': 'effect',
  'act.writeLibraryCase': 'write a case for the library',
  'act.publishLibraryCase': 'publish a case of the library',
  'act.readLibrary': 'read the library of cases',
  'libraryState.suggested': 'to be written',
  'libraryState.proposed': 'to be judged',
  'libraryState.returned': 'sent back',
  'libraryState.dropped': 'not for the library',
  'libraryState.published': 'published',
  'libraryState.replaced': 'replaced',
  'libraryState.withdrawn': 'withdrawn',
  'personal.number': 'number',
  'personal.name': 'name',
  'personal.firm': 'firm',
  'personal.address': 'address',
};
