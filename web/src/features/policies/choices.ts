/** The rules that are one of a few words. */
export const CHOICES: Readonly<Record<string, readonly string[]>> = {
  'triage.refusal': ['REASON', 'EXCLUDED_ONLY', 'NO_VETO', 'REFER_ONWARD'],
  'triage.greyZone': ['CONSULT_UP', 'NONE'],
  'closing.doctrine': ['DEEMED_IF_NO_OBJECTION', 'FEEDBACK_GIVEN', 'RATED', 'SATISFIED_ONLY'],
  'rating.scale': ['HCP5', 'SATISFIED', 'NONE'],
};
