/** What may differ from place to place. Until a center brings its own pack, this provincial default holds. */
export interface Policy {
  /** Working days from registration to the answer (办理时限). */
  resultWorkdays: number;
  /** Document and article. */
  cite: string;
}

/** SJ-28: a matter that is not simple is answered in 5–7 working days; 7 is the limit. */
export const DEFAULT_POLICY: Policy = { resultWorkdays: 7, cite: '松江区工作方案 四（二）' };
