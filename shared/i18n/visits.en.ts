import type { visitsZhCN } from './visits.zh-CN.ts';

/** English texts of visits and return visits. Part of `en.ts`. */
export const visitsEn: Record<keyof typeof visitsZhCN, string> = {
  'error.VISIT_NOT_FOUND': 'There is no such visit.',
  'remedy.VISIT_NOT_FOUND':
    'Read the list again and choose from it; a secret visit is seen by who ordered it until it is published.',
  'error.VISIT_STATE': 'The visit is “{visit}” and does not allow this.',
  'remedy.VISIT_STATE': 'Read it again and go by how it stands now.',
  'error.VISIT_DAY': 'The day has to lie between {from} and {to}.',
  'remedy.VISIT_DAY': 'Choose another day.',
  'error.FINDING_NOT_FOUND': 'The visit has no such finding.',
  'remedy.FINDING_NOT_FOUND': 'Read it again and choose from it.',
  'error.FINDING_STATE': 'The finding is not published yet, or is answered, judged or ordered about already.',
  'remedy.FINDING_STATE': 'Read it again; where it still does not hold, issue a supervision order.',
  'error.FINDING_NOT_YET': 'The unit has not answered, and may until {dueOn}.',
  'remedy.FINDING_NOT_YET': 'Judge it once it is answered, or the limit has passed.',
  'error.RETURN_VISIT_NOT_FOUND': 'There is no such return visit.',
  'remedy.RETURN_VISIT_NOT_FOUND': 'Read the list again and choose from it.',
  'error.RETURN_VISIT_DONE': 'This return visit is on record already.',
  'remedy.RETURN_VISIT_DONE': 'It need not be written down again; what has changed is for the next round.',
  'act.inspect': 'visit centers and ask again',
  'act.readVisits': 'read visits',
  'visitState.planned': 'planned',
  'visitState.reported': 'made',
  'visitState.published': 'published',
  'visitState.cancelled': 'called off',
  'field.finding': 'finding',
  'field.rating': 'rating',
};
