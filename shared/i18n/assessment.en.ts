import type { assessmentZhCN } from './assessment.zh-CN.ts';

/** English texts of assessment: proposed points and strikes, answers, decisions. Part of `en.ts`. */
export const assessmentEn: Record<keyof typeof assessmentZhCN, string> = {
  'error.ASSESSMENT_NOT_FOUND': 'There is no such assessment.',
  'remedy.ASSESSMENT_NOT_FOUND': 'Read the list again and choose from it.',
  'error.ASSESSMENT_STATE': 'It is “{state}” and does not allow this.',
  'remedy.ASSESSMENT_STATE': 'Read it again and go by how it stands now.',
  'error.ASSESSMENT_NOT_YET': 'The unit may answer until {dueOn}: it cannot be confirmed before that.',
  'remedy.ASSESSMENT_NOT_YET':
    'Wait for the answer or for the end of that day; what is plainly wrong may be dropped at once.',
  'error.ASSESSMENT_OWN': 'Who is charged, or has answered, does not decide.',
  'remedy.ASSESSMENT_OWN': 'Leave it to another person of the supervision section.',
  'error.FAULT_LINE': 'The line named is none that a person has written on this case.',
  'remedy.FAULT_LINE': 'Name a line of the ledger of this case that shows who was at fault, or leave it out.',
  'error.EXCLUSION_STANDS': 'This file is out of the comparison already.',
  'remedy.EXCLUSION_STANDS': 'Read the exclusions of the area; take it in again first if the reason is another one.',
  'error.EXCLUSION_NOT_FOUND': 'There is no such exclusion, or it is lifted already.',
  'remedy.EXCLUSION_NOT_FOUND': 'Read the exclusions of the area again and choose from them.',
  'gaming.lastDayClosing':
    'Of {n} files {own} were closed on the very last day, elsewhere {peers}. A hint only. Look at a few: was the work done that day, or only the form?',
  'gaming.onlySatisfied':
    'Of {n} results {own} were rated, elsewhere {peers}, and nearly all of them well. A hint only. Ask some of those who were not asked.',
  'gaming.deemedClosed':
    'Of {n} files {own} ended by silence, elsewhere {peers}. A hint only. Look whether the reporters were told at all.',
  'gaming.reregistered':
    'Of {n} matters {own} were registered anew within {within} working days after one of the same reporter and item was closed, elsewhere {peers}. A hint only. Look whether the first was done, and why it was not taken up again.',
  'gaming.split':
    'Of {n} matters {own} were registered within {within} working days of another one of the same reporter and item, elsewhere {peers}. A hint only. Look whether one matter was put on record in parts.',
  'leftOut.parked':
    '{n} files are set aside as what cannot be solved now, and not compared until they are taken up again.',
  'leftOut.ordered': '{n} files were taken out of the comparison by a person, each with a reason.',
  'gaming.reopened':
    'Of {n} files {own} were taken up again after they were cleared, elsewhere {peers}. A hint only. Look whether they were cleared too early.',
  'act.decideAssessment': 'decide on points and strikes',
  'act.answerAssessment': 'answer points and strikes',
  'act.readAssessment': 'read assessments',
  'assessmentState.proposed': 'waiting for the answer',
  'assessmentState.answered': 'answered',
  'assessmentState.confirmed': 'confirmed',
  'assessmentState.dropped': 'dropped',
  'fault.notDone': 'due and not done',
  'fault.unskilled': 'not up to the work',
  'fault.careless': 'examined carelessly',
  'fault.pretended': 'done for show',
  'fault.attitude': 'bad manners',
  'fault.slighted': 'not taken seriously',
  'fault.shirked': 'shirked',
  'fault.notCarriedOut': 'not carried out',
  'fault.absent': 'not at the post',
  'assessed.lateToSummons': 'late to a call',
  'assessed.absentFromDuty': 'not at the post',
  'assessed.verifiedFault': 'a fault that was verified',
  'assessed.neglect': 'neglect',
  'assessed.overdueReply': 'an order not answered in time',
  'assessed.overdue': 'the citizen’s date has passed',
  'assessed.pingPong': 'given back once too often',
  'assessed.sameKind': 'a problem of one kind',
  'assessed.upheldComplaint': 'a complaint found true',
};
