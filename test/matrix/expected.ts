/**
 * Who may what, a second time: written by hand from the documents, and knowing nothing of `shared/domain/access`. The matrix
 * compares the hub with this table, cell by cell, so that a right given by a slip shows. Every field, mutation and stream of
 * the API has its line here; a test that fails for a missing one prints the line to add.
 */
export const ROLES = [
  'registrar',
  'handler',
  'coordinator',
  'center-head',
  'supervision-section',
  'efficiency-officer',
  'efficiency-supervisor',
  'leader',
  'provincial-officer',
  'reform-office',
  'policy-administrator',
  'security-administrator',
  'auditor',
  'integrator',
  'display',
  'citizen',
] as const;

export type Role = (typeof ROLES)[number];

/**
 * How somebody stands to a file: answers for it (K), is of a department that has an order of it (O), holds it at the own center (C) or at a branch of it (B), stands above (D),
 * took it at the window below (A), or nothing of it all (N).
 */
export type Relation = 'K' | 'O' | 'C' | 'B' | 'D' | 'A' | 'N';

export type Scope =
  | 'case'
  | 'file'
  | 'work'
  | 'entries'
  | 'reporter'
  | 'tally'
  | 'stream'
  | 'whatIf'
  | 'unequal'
  | 'audit'
  | 'box'
  | 'duties'
  | 'supervision'
  | 'assessment'
  | 'library'
  | 'meetings'
  | 'report'
  | 'kinds'
  | 'visits'
  | 'oversight';

/** Staff of a case: everything in the own area, what rose from it (AH-28), and the reporter, masked, at the own desk (N12). */
const STAFF = {
  ...{ case: 'KCBDA', file: 'KCBDA', work: 'KCBDA', entries: 'KCBDA', tally: 'KCBD', stream: 'KCBD' },
  duties: 'KCBD', // AH-09, LH-06: whom to ask at the centers of the own area
  visits: 'KCBD', // AH-31, WL-82: what was found in the own area
  meetings: 'KCBD', // WL-42, WL-70…73: what is conferred about in the own area
  supervision: 'KCBD', // AH-26, LH-56: what was ordered in the own area
  oversight: 'KCBD', // N7: the figures of the own area with everything below
  report: 'KCBD', // SJ-37, LH-39: what centers of the own area report
  library: 'C', // SH-35: what reaches the own center
};

/** Who rules or watches tries drafts of rules (N5), compares how centers treat the same matter (N19), and sees who is scored (N10). */
const RULES = { whatIf: 'KCBD', unequal: 'KCBD', kinds: 'KCBD', assessment: 'KCBD' };

/** role -> part -> relations in which it is read. */
const READS: Record<Role, Partial<Record<Scope, string>>> = {
  registrar: { ...STAFF, reporter: 'KCB', assessment: 'KCB' }, // SJ-12
  // SJ-17, LH-29; AH-09: takes turns as coordinator, and sees when
  handler: {
    ...{ case: 'KO', file: 'KO', work: 'KO', entries: 'KO', reporter: 'KO' },
    ...{
      tally: 'C',
      stream: 'CB',
      duties: 'KCBD',
      supervision: 'KO',
      assessment: 'KO',
      library: 'C',
      meetings: 'KO',
      visits: 'KO',
    },
  },
  // AH-09, also for the section of a township
  coordinator: { ...STAFF, reporter: 'KCB', unequal: 'KCBD', kinds: 'KCBD', assessment: 'KCB' },
  'center-head': { ...STAFF, reporter: 'KCB', ...RULES }, // LH-45
  'supervision-section': { ...STAFF, reporter: 'KCB', ...RULES }, // LH-56
  'efficiency-officer': { ...STAFF, reporter: 'KCB', ...RULES }, // AH-08
  'efficiency-supervisor': { ...STAFF, reporter: 'KCB', unequal: 'KCBD', kinds: 'KCBD' }, // AH-35…37
  leader: { ...STAFF, reporter: 'KCB', ...RULES }, // WL-72
  'provincial-officer': { ...STAFF, reporter: 'KCB', ...RULES }, // AH-06
  'reform-office': { ...STAFF, ...RULES }, // WL-48: cases and figures, nobody’s person
  'policy-administrator': { tally: 'KCBD', whatIf: 'KCBD' }, // rules and figures, no case
  'security-administrator': { duties: 'KCBD' }, // accounts, duties and keys, no case and no figure
  // N13: the record, never the person
  auditor: { case: 'KCBDA', entries: 'KCBDA', tally: 'KCBD', stream: 'KCBD', audit: 'KCBD', duties: 'KCBD' },
  integrator: { case: 'KCB', file: 'KCB', entries: 'KCB', stream: 'KCB', reporter: 'K' }, // WL-64: its own center
  display: { tally: 'KCBD', oversight: 'KCBD' }, // N7: figures on a wall, and no case
  citizen: { case: '', file: '' }, // N12: with the code of the receipt, which opens acts and no query
};

export const reads = (role: Role, scope: Scope, relation: Relation): boolean =>
  (READS[role][scope] ?? '').includes(relation);

/** Who has a list of files in an area: those that may be known of there; of a handler the own department’s, at home. */
export const lists = (role: Role, relation: Relation): boolean =>
  role === 'handler' ? 'CB'.includes(relation) : reads(role, 'case', relation);

/** A part of its parent: who reads that reads all of it. */
const inside = (fields: string) => Object.fromEntries(fields.split(' ').map(field => [field, 'inside' as const]));
/** What everybody with a token may know: the directory, the rules, the calendar. */
const open = (fields: string) => Object.fromEntries(fields.split(' ').map(field => [field, 'open' as const]));

/** `inside` and `open`, or the scope that the field needs by itself; `level` is the field of each level. */
export type FieldRule = Scope | 'inside' | 'open' | 'level';

/** type -> field -> what it takes. CaseFile stands for CountyCaseFile and its three sisters, and so on. */
export const FIELDS: Record<string, Record<string, FieldRule>> = {
  CaseFile: {
    uid: 'case',
    number: 'case',
    case: 'case',
    center: 'case',
    origin: 'case',
    state: 'case',
    stage: 'case',
    localStage: 'case',
    registeredAt: 'case',
    openedAt: 'case',
    updatedAt: 'case',
    policyChain: 'case',
    generated: 'case',
    acts: 'case',
    owner: 'case', // the name itself only with the ledger
    entries: 'entries',
    raised: 'work',
    asked: 'work',
    custody: 'work',
    orders: 'work',
    summonses: 'work',
    ruledDepartment: 'work',
    ruling: 'work',
    ladder: 'work',
    reporter: 'reporter',
    title: 'file',
    item: 'file',
    demand: 'file',
    demands: 'file',
    kind: 'file',
    channel: 'file',
    causes: 'file',
    matterClass: 'file',
    dueOn: 'file',
    dueProvisional: 'file',
    dueWhy: 'file',
    overdue: 'file',
    clocks: 'file',
    redos: 'file',
    extensions: 'file',
    rating: 'file',
    ratings: 'file',
    outcome: 'file',
    completedAt: 'file',
    notices: 'file',
    supplements: 'file',
    attachments: 'file', // which files there are, and what is in them, only as test/capabilities/attachments.test.ts says
    extraFields: 'file',
    paper: 'file',
    receiptCode: 'file',
    receiptHash: 'file', // stands on the receipt, as the code does
    disclosure: 'file', // and only what the same person has opened: test/matrix/person.test.ts
    mayReveal: 'file',
    fittingMeasures: 'work',
    guideChanges: 'work',
    findings: 'work', // and of those only of visits that are known: test/capabilities/visits.test.ts
    returnVisits: 'work',
    meetings: 'work', // and of those only where the meeting is known: test/capabilities/meetings.test.ts
    orderLimit: 'work', // what an order would say
    forecast: 'file', // N17: a figure of cases like it
    supervision: 'work', // and of those only what the place of each order lets read: test/capabilities/supervision.test.ts
  },
  CaseFileConnection: inside('edges pageInfo'),
  CaseFileEdge: inside('cursor node'),
  Holding: {
    tally: 'tally',
    period: 'tally',
    files: 'case',
    watched: 'case',
    streamCursor: 'stream',
    refusals: 'file',
    refusalTally: 'tally',
    unequal: 'unequal',
    auditRecords: 'audit', // N12, N13
    auditSigns: 'audit',
    oversight: 'oversight', // N7
  },
  Case: { ...open('uid'), province: 'level', city: 'level', county: 'level', township: 'level' },
  Center: {
    ...open('code adcode children kind level name officialName parent path successor validFrom validTo windows'),
    ...{ province: 'level', city: 'level', county: 'level', township: 'level' },
  },
  Notice: {
    ...inside('id case number event party channel text textEn createdAt notBefore sentAt readAt fault'),
    recipient: 'reporter',
  },
  Attachment: inside('addedAt by bytes kind name no role sha256 supplement use'),
  AttachmentLimits: inside('fileMb files totalMb'),
  AttachmentUpload: inside('id partBytes parts'),
  CaseAttachments: inside('count items limits mayAdd mayOpen'),
  OpenedAttachment: inside('file mark parts until'),
  AuditExport: inside('csv hasNextPage mark rows'),
  AuditRecord: inside(
    'area at attachment case center filter id kind mark number person purpose read role rows rule soughtBy until',
  ),
  AuditRecordConnection: inside('edges pageInfo'),
  AuditRecordEdge: inside('cursor node'),
  AuditSign: inside('center count person records role sign since until'),
  AuditSigns: inside('asOf signs truncated'),
  CaseClock: inside('breachedAt dueAt dueOn kind no provisional startedAt status warnAt warnedAt why'),
  CaseEntry: inside('act at by details erased from level role seq to'),
  ClockStep: inside('cite day kind known pack text textEn workday'),
  CustodyLine: inside('from holder kind minutes to'),
  ComparedFieldView: inside('code finding kept label typed'),
  CountersignedRoot: inside('day root witness witnessedAt'),
  DeadlineDay: inside('day kind known name workday'),
  Deletion: inside('at id rule uid'),
  Demand: inside('answer basis no outcome route text'),
  Duty: inside(
    'id kind person role center from to standsFor reason orderedBy orderedAt endedAt endedBy endReason inForce',
  ),
  Disclosure: inside('at idNumber mark name person phone purpose until'),
  SavedView: inside('columns filter id name own savedAt shared'),
  SavedViewConnection: inside('edges pageInfo'),
  SavedViewEdge: inside('cursor node'),
  ViewFilterView: inside('levels open overdue states'),
  DefaultViewType: inside('columns filter key'),
  CustodyTime: inside('kind level median minutes p90 stays'),
  Durations: inside('cases median p90'),
  EscalationFlow: inside('asked from fromLevel median p90 raised to toLevel underway'),
  FlowSideView: inside('decided pending returned sent taken'),
  HolderCount: inside('count kind level'),
  EntryDetail: inside('name text'),
  Escalation: inside('answer answeredAt authorityWanted question raisedAt round status tried with'),
  ExtraFieldValue: inside('code label values'),
  FileExport: inside('at csv endCursor hasNextPage mark rows'),
  CaseForecast: inside('basis breach cases p50 p90'),
  KindPlace: inside('cases center'),
  KindMeasure: inside(
    'basis causedBy cause center endsOn from id item owner ownerDepartment permanentOn recurrence steps term text what',
  ),
  KindRate: inside('cases high low rate workdays'),
  KindRecurrence: inside('after before ratio ratioHigh ratioLow verdict'),
  GuideChange: inside(
    'acts adoptedOn basis causedBy center changes department from id item kind recurrence state steps text',
  ),
  ReportChangeCase: inside('case number'),
  ReportGuideChange: inside('adoptedOn cases changes department from id item text'),
  KindStepView: inside('act at by role text'),
  MatterKind: inside(
    'acts bad cases cause center centers departments expected id item latest lookedAt measures months owner ownerDepartment places rule stands state steps',
  ),
  MatterKindConnection: inside('edges pageInfo'),
  MatterKindEdge: inside('cursor node'),
  LibraryCase: inside(
    'acts basis case causes center changedAt edition effect id item listing number obstacle problem publishedAt reach series solution state steps title typical',
  ),
  LibraryConnection: inside('edges pageInfo'),
  LibraryDraftView: inside('basis causes effect item obstacle problem solution title'),
  LibraryEdge: inside('cursor node'),
  LibraryStepView: inside('act at by role text'),
  SimilarCases: inside('cases openHere'),
  InboxConnection: inside('counts edges pageInfo'),
  InboxCounts: inside('assisting dueToday overdue owed returned'),
  InboxEdge: inside('cursor node'),
  InboxOrder: inside('assignedAt dueOn file instruction limit no overdue returns role sheetNo status'),
  JurisdictionRuling: inside('department item notTaken ruledAt ruling taken'),
  LadderStep: inside('body decidedAt decision no question raisedAt sitsOn tried'),
  LedgerEvent: inside('case cursor entry gap'),
  LegalHold: inside('liftReason liftedAt no placedAt placedRole reason uid'),
  MarkedView: inside('area at center filter mark note number person purpose role rows until'),
  MatterClass: inside('code name provincial'),
  MovedLimit: inside('from kind number to uid'),
  MyCase: inside(
    'acts answer demands dueOn dueProvisional dueWhy fileLimits files holder item kind looks materials mayAttach messages missing number origin outcome passed rating ratingLevels reason registeredAt route stage state status statusEn title',
  ),
  MatterReceipt: inside('center code dueOn dueProvisional dueWhy fileLimits number registeredAt title'),
  MyLook: inside('at attachment center purpose role'), // never the person who looked
  MyFile: inside('addedAt bytes kind name no own sha256 supplement use'),
  MyMessage: inside('at text'),
  MyMissing: inside('lapsedAt material no suppliedAt until way'),
  MyReceipt: inside('base64 name type'),
  MyStage: inside('at stage'),
  NoticeConnection: inside('edges pageInfo unread'),
  NoticeEdge: inside('cursor node'),
  NoticeEffect: inside('moved year'),
  OrderSignature: inside('at by signer'),
  OutcomeCount: inside('count outcome'),
  OverseenConnection: inside('edges pageInfo'),
  OverseenEdge: inside('cursor node'),
  OverseenFileView: inside('case center dueOn level number openedAt origin overdue state updatedAt'),
  Oversight: inside(
    'asOf comparison coverage custody durations escalations exclusions figures files flow gamingSigns inHand leftOut parts signals split trend',
  ),
  OversightBeat: inside('asOf coverage cursor figures flow inHand'),
  OversightCoverage: inside('answered expected sources'),
  OversightEscalation: inside('from level number since status to'),
  OversightFiguresView: inside(
    'closed closedOnTime closedToday completed consultations dueSoon escalated open overdue parked rated registered registeredToday satisfied settling waiting',
  ),
  HandOverConnection: inside('edges pageInfo'),
  HandOverEdge: inside('cursor node'),
  HandOverNote: inside('cases center duty id note person receivedAt receivedBy role writtenAt'),
  Meeting: inside('acts agenda attended center cite day id invited kind minutes name pack reason state'),
  MeetingConnection: inside('edges pageInfo'),
  MeetingEdge: inside('cursor node'),
  MeetingItem: inside(
    'acts askedAt carried case dueOn meanwhile meeting movedTo no note number orders outcome question settledAt source title why words',
  ),
  MeetingPart: inside('bodies departments roles'),
  OversightPart: inside('asOf center coverage figures'),
  OversightSource: inside('asOf fault lag level'),
  PageInfo: inside('endCursor hasNextPage'),
  Paper: inside('fields mark pages title'),
  PaperCheckView: inside('case fields kind number order title'),
  PaperField: inside('code label official page value'),
  PaperTemplate: inside('bytes endedAt hash id keptAt keptBy kind name version'),
  PeriodTally: inside(
    'asOf closed closedOnTime consultations escalated from medianWorkdays outcomes overdue p90Workdays received registered reopened to',
  ),
  PolicyFaultDetail: inside('name text'),
  PolicyFaultView: inside('code details key'),
  PrintedFileView: inside('at base64 mark name type'),
  PublishedPack: inside('centers document effectiveFrom name pack text version'),
  Rating: inside('comment direct level no ratedAt'),
  OwnRecord: inside('onTime redone replied returned'),
  ReceiptProof: inside('headHash lines no root unbroken'),
  RefusalConnection: inside('edges pageInfo'),
  RefusalCount: inside('count label'),
  RefusalEdge: inside('cursor node'),
  RefusalTally: inside('asOf rows total'),
  Report: inside(
    'answered asOf below center changes cite code correction expected figures from guideChanges id issuedAt issuedBy kind mayIssue measures name overview pack periodName rates repeats role splits to typical version versions',
  ),
  ReportCase: inside('at case'),
  ReportCasePage: inside('cases pageInfo'),
  ReportCell: inside('figure split value'),
  ReportChange: inside('after before cell'),
  ReportConnection: inside('edges pageInfo'),
  ReportEdge: inside('cursor node'),
  ReportFigureView: inside('before code filter label n'),
  ReportList: inside('area askedAt bytes endedAt expiresAt from id kind mark parts percent rows state to total'),
  ReportListPart: inside('base64 no'),
  ReportOffer: inside('cite every list name report'),
  ReportRateView: inside('before code label tenths'),
  ReportRowView: inside('before filter label n value'),
  ReportSplitView: inside('code label more moreN rows'),
  ReplyFinding: inside('code field no remedy remedyEn severity text textEn words'),
  Reporter: inside('idNumber name phone'),
  MatterOffer: inside('online required'),
  SplitRow: inside('count value'),
  StreamGap: inside('from to'),
  Summons: inside('arrivedAt calledAt departmentCode no unit'),
  Circular: inside(
    'acts center chosen cite content correctedBy corrects coverage dueAt dueOn endedAt id issuedAt levels measure named number orders pack periodFrom periodTo receipts receivers requirement state steps title',
  ),
  CircularArrival: inside('arrivedAt confirmed level receivers'),
  CircularConnection: inside('edges pageInfo'),
  CircularCoverage: inside('confirmed late levels overdue receivers'),
  CircularEdge: inside('cursor node'),
  CircularNamed: inside('center departmentName manner orderId orderNumber words'),
  CircularOrder: inside('id number'),
  CircularReceipt: inside('center confirmedAt late note role'),
  SupervisionConnection: inside('edges pageInfo'),
  SupervisionEdge: inside('cursor node'),
  SupervisionOrder: inside(
    'acts case center cite demand departmentName dueAt dueOn endedAt finding grade ground id issuedAt name number pack raisedFrom raisedTo repliedAt reply rung state steps target unanswered',
  ),
  SupervisionStepView: inside('act at by center role text'),
  CenterSignal: inside('center others othersExpected registered registeredExpected verdict'),
  ComparisonExclusion: inside('at case center id level liftReason liftedAt reason role'),
  ComparedCenter: inside('center high low n rank rate standardised unranked'),
  LeftOut: inside('center n reason text textEn'),
  GamingSignView: inside('center n own peers sign text textEn'),
  ShareInterval: inside('high low rate'),
  Assessment: inside(
    'acts answer case center cite decidedAt department departmentName dueOn event happenedAt id kind line pack person points proposedAt scope state steps',
  ),
  AssessmentConnection: inside('edges pageInfo'),
  AssessmentEdge: inside('cursor node'),
  AssessmentHonour: inside(
    'against center cite confirmed department departmentName eligible loses lostAt n pack person waiting',
  ),
  AssessmentScore: inside('center confirmed department departmentName dropped person points waiting waitingPoints'),
  AssessmentStepView: inside('act at center role text'),
  Supplement: inside('basis checkedAt lapsedAt material no suppliedAt until waits way'),
  Tally: inside(
    'asOf completed consultations escalated open overdue parked received refused registered settling waiting',
  ),
  Watched: inside('asOf brought dueSoon noReply overdue pingPong raised redo unattended'),
  Trend: inside('before change points total yearBefore yearChange'),
  TrendPoint: inside('count from to'),
  TypicalCaseView: inside('case number outcome summary title'),
  Treatment: inside(
    'article at case causes center demand exclusion item kind number onDay policy provincial route ruleCite ruleKey rulePack said stands subject',
  ),
  UnequalPair: inside('differing done refused rulesDiffer similarity why'),
  UnequalPairs: inside('asOf compared pairs truncated'),
  WhatIf: inside('checked fault findings'),
  WhatIfFinding: inside('after before key kind number uid'),
  WorkOrder: inside(
    'assignedAt closedAt department departmentCode instruction missingSignatures no parent receivedAt reply responsible role sheetNo signatures status until',
  ),
  CalendarDay: open('day kind known name'),
  Policy: open('chain classes stages terms'),
  PolicyClass: open('code name provincial'),
  PolicyStage: open('name stage state'),
  PolicyTerm: open('cite key locked pack value'),
  StationedDepartment: open('code name otherNames validFrom validTo'),
  Visit: inside(
    'acts byCenter byRole day departmentName findings id isPlanned looked manner publishedAt reason source state target',
  ),
  VisitConnection: inside('edges pageInfo'),
  VisitEdge: inside('cursor node'),
  VisitFinding: inside(
    'acts answer answeredAt case dueOn id kind no orderId orderNumber putRight seriousness verdict words',
  ),
  ReturnVisit: inside('case center differs doneAt drawnAt id mayRecord number rating reached recorded rule'),
  ReturnVisitConnection: inside('edges pageInfo'),
  ReturnVisitEdge: inside('cursor node'),
  ReturnVisitFigures: inside('compared differing done drawn reached shareDiffering shareReached'),
  Window: open('name number'),
};

/** What is asked at the root, without the name of the level. `file` and `holding` are walked field by field. */
export const QUERIES: Record<
  string,
  | 'file'
  | 'open'
  | 'box'
  | 'whatIf'
  | 'records'
  | 'counter'
  | 'trace'
  | 'receipt'
  | 'public'
  | 'duties'
  | 'own'
  | 'supervision'
  | 'assessment'
  | 'report'
  | 'paper'
  | 'library'
  | 'visits'
  | 'meetings'
  | 'kinds'
  | 'tally'
> = {
  file: 'file',
  case: 'open',
  center: 'open',
  centers: 'open',
  calendar: 'open',
  departments: 'open',
  policy: 'open',
  notices: 'box',
  policyPacks: 'open',
  policyWhatIf: 'whatIf',
  replyGate: 'file',
  deletions: 'records',
  legalHolds: 'records',
  filesOfReporter: 'counter',
  traceMark: 'trace',
  myCase: 'receipt',
  myAttachmentPart: 'receipt',
  attachmentPart: 'own', // what the person who asks has opened: test/capabilities/attachments.test.ts
  myReceipt: 'receipt',
  matterOffer: 'public',
  verifyReceipt: 'receipt',
  duties: 'duties',
  handOvers: 'duties',
  meetings: 'meetings',
  visits: 'visits',
  visit: 'visits',
  returnVisits: 'visits',
  returnVisitFigures: 'visits',
  meeting: 'meetings',
  supervisionOrders: 'supervision',
  supervisionOrder: 'supervision',
  circulars: 'supervision',
  circular: 'supervision',
  assessments: 'assessment',
  assessment: 'assessment',
  assessmentScores: 'assessment',
  assessmentHonours: 'assessment',
  inbox: 'own', // the orders of the own department: test/capabilities/departments.test.ts
  ownRecord: 'own', // what the person who asks did: test/capabilities/assessment.test.ts
  reportSet: 'report',
  report: 'report',
  reports: 'report',
  issuedReport: 'report',
  reportByCode: 'report',
  reportCases: 'report',
  reportLists: 'own', // what the person who asks has asked for: test/capabilities/reportLists.test.ts
  reportListPart: 'own',
  paperByCode: 'paper',
  paperTemplate: 'paper',
  paperTemplates: 'paper',
  libraryCases: 'library',
  libraryCase: 'library',
  libraryDesk: 'library',
  similarCases: 'library',
  fittingMeasures: 'library',
  matterKinds: 'kinds',
  guideChanges: 'kinds',
  forecastAhead: 'tally',
  libraryDraft: 'file', // and only of what was solved: test/capabilities/library.test.ts
  savedViews: 'own', // and what colleagues share: test/capabilities/views.test.ts
  defaultViews: 'own',
  myDuties: 'own', // what the person who asks has, and nothing of another’s: test/capabilities/duties.test.ts
};

export const SUBSCRIPTIONS: Record<string, 'stream' | 'oversight'> = {
  ledger: 'stream',
  escalations: 'stream',
  oversight: 'oversight',
};

/** LH-32, LH-33: whose box somebody reads at the own center. At a township the coordinator stands for the section (AH-09). */
const SECTION: readonly Role[] = ['center-head', 'supervision-section', 'efficiency-officer', 'provincial-officer'];
export const readsBox = (role: Role, box: 'WINDOW' | 'SUPERVISION_SECTION', level: string): boolean =>
  SECTION.includes(role) ||
  (role === 'coordinator' && (box === 'WINDOW' || level === 'township')) ||
  (box === 'WINDOW' && role === 'registrar');

const WINDOW: readonly Role[] = ['registrar', 'coordinator'];
const AUTHORITY: readonly Role[] = [...SECTION, 'coordinator'];
const BOTH: readonly Role[] = [...AUTHORITY, 'registrar'];
const LED: readonly Role[] = [...AUTHORITY, 'leader'];

/** SH-01: who says which departments have staff in the own center. */
export const HOSTS: readonly Role[] = ['center-head', 'supervision-section'];

/** N12: who looks at the reporter in full at the own workplace, and who does where a case was escalated to. */
export const REVEALERS: readonly Role[] = ['registrar', 'coordinator', 'center-head', 'supervision-section'];
export const ASKED: readonly Role[] = [...SECTION, 'coordinator'];
/** N12: who takes lists out of the hub. */
export const EXPORTERS: readonly Role[] = [...ASKED, 'registrar'];
/** SJ-06, LH-22: who looks up what somebody brought before. */
export const COUNTER: readonly Role[] = ['registrar', 'coordinator'];
/** Decision 22: who orders that nothing is deleted, and who reads what was held and deleted. */
export const HOLDERS: readonly Role[] = ['center-head', 'security-administrator'];
export const RECORD_READERS: readonly Role[] = [...HOLDERS, 'auditor'];

/** AH-09, LH-06: who plans the roster of the own center, and who ends duties there; decision 24. */
export const PLANNERS: readonly Role[] = ['center-head', 'supervision-section', 'security-administrator'];
/** Whose place somebody may take: no administrator’s, no machine’s, and none that takes a second factor. */
export const DELEGATORS: readonly Role[] = [
  ...(['registrar', 'handler', 'coordinator', 'center-head', 'supervision-section', 'efficiency-officer'] as const),
  ...(['efficiency-supervisor', 'leader', 'reform-office'] as const),
];

/** AH-26, LH-56, WL-83, WL-85: who supervises; AH-28, AH-36: who may press; and who answers for a place. */
export const SUPERVISORS: readonly Role[] = [...SECTION, 'leader', 'reform-office'];
export const PRESSERS: readonly Role[] = ['registrar', 'coordinator', 'efficiency-supervisor'];
export const ANSWERERS: readonly Role[] = [...SECTION, 'registrar', 'coordinator'];

/** LH-56, LH-60, N10: who decides what was proposed, and who answers it first; nobody does both. */
export const ASSESSORS: readonly Role[] = ['supervision-section', 'efficiency-officer', 'provincial-officer'];
export const CHARGED: readonly Role[] = ['registrar', 'coordinator', 'center-head'];
/** SJ-12, SJ-34: who draws up the reports of the own center. */
export const REPORTERS: readonly Role[] = [...WINDOW, 'center-head', 'supervision-section'];
/** WL-34, WL-78: who handled a case writes about it, and who supervises publishes. */
export const PUBLISHERS: readonly Role[] = SECTION;
export const WRITERS: readonly Role[] = [...SECTION, 'registrar', 'coordinator'];
/** LH-20: who hands over and takes over at the own center. */
export const HANDERS: readonly Role[] = BOTH;

/** AH-36, AH-37, WL-81, WL-82: who looks at windows and asks again, in the own area. */
export const INSPECTORS: readonly Role[] = [...SUPERVISORS, 'efficiency-supervisor'];

/** WL-42, WL-46, WL-72: who keeps the meetings of a center; and who, beside them, decides in them. */
export const KEEPERS: readonly Role[] = [...SECTION, 'coordinator', 'reform-office'];
export const DECIDERS: readonly Role[] = [...KEEPERS, 'leader'];

/** N9, SH-15: who leads, reforms or supervises says what is a kind, and takes measures. */
export const IMPROVERS: readonly Role[] = [...SECTION, 'leader', 'reform-office'];

export interface CaseMutation {
  kind: 'act';
  by: readonly Role[];
  /** Arguments beside those that the schema demands. */
  args: string;
  /** Who does it from a level above, at a center that the case was escalated to. */
  asked: readonly Role[];
}
/** An act on a case at the own level. */
const act = (by: readonly Role[], args = '', asked: readonly Role[] = []): CaseMutation => ({
  ...{ kind: 'act', by, args, asked },
});
/** Proved in a test of its own, because it is no act on a case. */
const elsewhere = (test: string) => ({ kind: 'elsewhere', test }) as const;

/** What is done, without the name of the level: by whom, at the own level and center. */
export const MUTATIONS: Record<string, CaseMutation | ReturnType<typeof elsewhere>> = {
  acceptCase: act(BOTH),
  acceptConditionally: act(WINDOW),
  acceptEscalation: act(AUTHORITY),
  adoptPolicy: act(SECTION),
  answerCase: act(WINDOW),
  arbitrateOrder: act(LED),
  archiveCase: act(WINDOW),
  assignCase: act(BOTH),
  checkRemotely: act([...WINDOW, 'handler']),
  clearCase: act(WINDOW),
  closeExplained: act(LED),
  completeCase: act([...BOTH, 'handler']),
  consultUp: act(BOTH),
  contactReporter: act([...WINDOW, 'handler'], 'channel: SMS'), // N12: to write takes no look
  decideEscalation: act(AUTHORITY),
  directCase: act(LED),
  escalateCase: act([...BOTH.filter(role => role !== 'provincial-officer'), 'handler']),
  extendCase: act(BOTH, 'workdays: 1'),
  giveFeedback: act(WINDOW),
  handOverCase: act(BOTH),
  logAction: act([...BOTH, 'handler', 'efficiency-supervisor']),
  objectToResult: act(WINDOW),
  parkCase: act(LED),
  pauseCase: act(BOTH),
  rateCase: act(WINDOW),
  receiveOrder: act(['handler', 'coordinator']),
  redoCase: act(BOTH),
  referCase: act(BOTH),
  refuseCase: act(BOTH),
  replyOrder: act(['handler', 'coordinator']),
  requestMaterial: act(WINDOW),
  resolveOnSpot: act(WINDOW),
  resumeCase: act(BOTH),
  returnEscalation: act(AUTHORITY),
  returnOrder: act(['handler', 'coordinator']),
  revealReporter: act(REVEALERS, '', ASKED),
  openAttachment: act([...BOTH, 'handler'], '', ASKED), // N12: whoever works on it, and who rules where it was escalated to
  beginAttachment: act([...WINDOW, 'handler']), // SJ-72, SH-19
  sendAttachmentPart: elsewhere('test/capabilities/attachments.test.ts'),
  finishAttachment: elsewhere('test/capabilities/attachments.test.ts'),
  beginMyAttachment: elsewhere('test/capabilities/attachments.test.ts'),
  supplyMyMaterial: elsewhere('test/capabilities/attachments.test.ts'),
  signOrder: act([...WINDOW, 'handler', 'center-head']),
  stampArrival: act([...WINDOW, 'handler']),
  summonStaff: act(BOTH),
  verifyFault: act(SECTION), // LH-47: 经核实
  supplyMaterial: act(WINDOW),
  triageCase: act(BOTH),
  withdrawCase: act(WINDOW),
  registerCase: elsewhere('test/matrix/office/areas.ts'),
  // for whoever has no account, and alike for everybody
  reportMatter: elsewhere('test/capabilities/withoutAccount.test.ts'),
  rateMyCase: elsewhere('test/capabilities/withoutAccount.test.ts'),
  objectToMyResult: elsewhere('test/capabilities/withoutAccount.test.ts'),
  withdrawMyCase: elsewhere('test/capabilities/withoutAccount.test.ts'),
  publishPolicy: elsewhere('test/matrix/office/policy.ts'),
  loadNotice: elsewhere('test/matrix/office/policy.ts'),
  stationDepartment: elsewhere('test/matrix/office/departments.ts'),
  endDepartment: elsewhere('test/matrix/office/departments.ts'),
  markNoticesRead: elsewhere('test/matrix/office/notices.ts'),
  exportAudit: elsewhere('test/matrix/office/areas.ts'),
  exportFiles: elsewhere('test/matrix/person.test.ts'),
  holdCase: elsewhere('test/matrix/person.test.ts'),
  liftHold: elsewhere('test/matrix/person.test.ts'),
  planDuty: elsewhere('test/matrix/office/duties.ts'),
  delegate: elsewhere('test/matrix/office/duties.ts'),
  endDuty: elsewhere('test/matrix/office/duties.ts'),
  writeHandOver: elsewhere('test/matrix/office/meetings.ts'),
  receiveHandOver: elsewhere('test/matrix/office/meetings.ts'),
  callMeeting: elsewhere('test/matrix/office/meetings.ts'),
  addToMeeting: elsewhere('test/matrix/office/meetings.ts'),
  holdMeeting: elsewhere('test/matrix/office/meetings.ts'),
  writeMinutes: elsewhere('test/matrix/office/meetings.ts'),
  decideMeetingItem: elsewhere('test/matrix/office/meetings.ts'),
  putOffMeetingItem: elsewhere('test/matrix/office/meetings.ts'),
  takeOffMeetingItem: elsewhere('test/matrix/office/meetings.ts'),
  closeMeeting: elsewhere('test/matrix/office/meetings.ts'),
  cancelMeeting: elsewhere('test/matrix/office/meetings.ts'),
  planVisit: elsewhere('test/matrix/office/visits.ts'),
  reportVisit: elsewhere('test/matrix/office/visits.ts'),
  publishVisit: elsewhere('test/matrix/office/visits.ts'),
  cancelVisit: elsewhere('test/matrix/office/visits.ts'),
  answerFinding: elsewhere('test/matrix/office/visits.ts'),
  judgeFinding: elsewhere('test/matrix/office/visits.ts'),
  drawReturnVisits: elsewhere('test/matrix/office/visits.ts'),
  recordReturnVisit: elsewhere('test/matrix/office/visits.ts'),
  issueSupervision: elsewhere('test/matrix/office/supervision.ts'),
  replySupervision: elsewhere('test/matrix/office/supervision.ts'),
  sendBackSupervision: elsewhere('test/matrix/office/supervision.ts'),
  closeSupervision: elsewhere('test/matrix/office/supervision.ts'),
  cancelSupervision: elsewhere('test/matrix/office/supervision.ts'),
  raiseSupervision: elsewhere('test/matrix/office/supervision.ts'),
  drawUpCircular: elsewhere('test/matrix/office/supervision.ts'),
  issueCircular: elsewhere('test/matrix/office/supervision.ts'),
  correctCircular: elsewhere('test/matrix/office/supervision.ts'),
  withdrawCircular: elsewhere('test/matrix/office/supervision.ts'),
  confirmCircular: elsewhere('test/matrix/office/supervision.ts'),
  answerAssessment: elsewhere('test/matrix/office/assessment.ts'),
  confirmAssessment: elsewhere('test/matrix/office/assessment.ts'),
  dropAssessment: elsewhere('test/matrix/office/assessment.ts'),
  excludeFromComparison: elsewhere('test/matrix/office/assessment.ts'),
  includeInComparison: elsewhere('test/matrix/office/assessment.ts'),
  issueReport: elsewhere('test/matrix/office/reports.ts'),
  startReportList: elsewhere('test/matrix/office/reports.ts'),
  cancelReportList: elsewhere('test/matrix/office/reports.ts'),
  printReport: elsewhere('test/matrix/office/reports.ts'),
  printPaper: elsewhere('test/matrix/office/reports.ts'),
  keepTemplate: elsewhere('test/matrix/office/reports.ts'),
  endTemplate: elsewhere('test/matrix/office/reports.ts'),
  proposeLibraryCase: elsewhere('test/matrix/office/library.ts'),
  publishLibraryCase: elsewhere('test/matrix/office/library.ts'),
  returnLibraryCase: elsewhere('test/matrix/office/library.ts'),
  dropLibraryCase: elsewhere('test/matrix/office/library.ts'),
  withdrawLibraryCase: elsewhere('test/matrix/office/library.ts'),
  confirmKind: elsewhere('test/matrix/office/kinds.ts'),
  draftGuideChange: elsewhere('test/matrix/office/kinds.ts'),
  adoptGuideChange: elsewhere('test/matrix/office/kinds.ts'),
  dropGuideChange: elsewhere('test/matrix/office/kinds.ts'),
  dismissKind: elsewhere('test/matrix/office/kinds.ts'),
  takeMeasure: elsewhere('test/matrix/office/kinds.ts'),
  changeMeasure: elsewhere('test/matrix/office/kinds.ts'),
  saveView: elsewhere('test/capabilities/views.test.ts'),
  dropView: elsewhere('test/capabilities/views.test.ts'),
  judgeServiceListing: elsewhere('test/matrix/office/library.ts'),
};

/** What may be empty in the fixture: nothing is registered there, or nothing is left to do. */
export const MAY_BE_EMPTY = [
  ...['acts', 'extraFields', 'receiptCode', 'disclosure', 'supervision', 'meetings', 'forecast'],
  ...['findings', 'returnVisits', 'fittingMeasures', 'guideChanges', 'orderLimit', 'attachments'],
];
