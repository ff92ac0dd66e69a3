import { auditPagesEn } from './audit.en.ts';
import { identityPagesEn } from './identity.en.ts';
import { caseworkPagesEn } from './casework.en.ts';
import { disclosurePagesEn } from './disclosure.en.ts';
import { publicPagesEn } from './public.en.ts';
import { visitsPagesEn } from './visits.en.ts';
import { attachmentPagesEn } from './attachments.en.ts';
import { todayPagesEn } from './today.en.ts';
import { verifyPagesEn } from './verify.en.ts';
import { refusalPagesEn } from './refusals.en.ts';
import { dutyPagesEn } from './duties.en.ts';
import { meetingsPagesEn } from './meetings.en.ts';
import { reportPagesEn } from './reports.en.ts';
import { supervisionPagesEn } from './supervision.en.ts';
import { assessmentPagesEn } from './assessment.en.ts';
import { policyPagesEn } from './policies.en.ts';
import { qualityPagesEn } from './quality.en.ts';
import { batchPagesEn } from './batch.en.ts';
import { inboxPagesEn } from './inbox.en.ts';
import { kindPagesEn } from './kinds.en.ts';
import { libraryPagesEn } from './library.en.ts';
import { wallPagesEn } from './wall.en.ts';
import { oversightPagesEn } from './oversight.en.ts';
import type { PageKey } from './zh-CN.ts';

/** English texts of the pages. The type demands one for each Chinese text. */
export const pagesEn: Record<PageKey, string> = {
  ...caseworkPagesEn,
  ...disclosurePagesEn,
  ...publicPagesEn,
  ...verifyPagesEn,
  ...refusalPagesEn,
  ...auditPagesEn,
  ...dutyPagesEn,
  ...meetingsPagesEn,
  ...todayPagesEn,
  ...attachmentPagesEn,
  ...visitsPagesEn,
  ...supervisionPagesEn,
  ...reportPagesEn,
  ...oversightPagesEn,
  ...wallPagesEn,
  ...libraryPagesEn,
  ...inboxPagesEn,
  ...batchPagesEn,
  ...policyPagesEn,
  ...kindPagesEn,
  ...qualityPagesEn,
  ...assessmentPagesEn,

  'app.windowTitle': 'Doudi · stuck-matter windows',
  'app.title': 'Windows for matters that could not get done',
  'app.shortTitle': 'Stuck-matter windows',
  'app.cockpit': 'Overview',
  'nav.pages': 'Pages',
  'nav.menu': 'Menu',
  'nav.desk': 'Casework',
  'nav.press': 'Supervision',
  'nav.learn': 'Reports',
  'nav.watch': 'Oversight',
  'app.home': 'Back to your own center',
  'app.account': 'Switch account',
  'app.register': 'Register',
  'app.signOut': 'Sign out',

  'connection.updated': 'Data as of {time}',
  'connection.connecting': 'connecting…',
  'connection.live': 'live',
  'connection.lost': 'connection lost, trying again…',

  ...identityPagesEn,

  'fault.offline': 'The server cannot be reached at the moment.',
  'fault.offlineRemedy': 'Check your network and try again; what you have typed is kept.',
  'fault.page': 'This page could not be opened.',
  'fault.pageRemedy':
    'Reload it: the system may just have been updated, or the network was interrupted; what you have typed is kept. If it stays so, tell your administrator.',
  'fault.levelMissing':
    'The {level} level cannot be reached at the moment; everything else stands. Figures that lack it are marked incomplete.',

  'do.again': 'Try again',
  'do.reload': 'Reload the page',
  'do.refresh': 'Refresh',
  'do.understood': 'Understood',

  'tab.areas': 'Areas below',
  'tab.cases': 'Cases',

  'kpi.heading': 'Figures of {area}',
  'kpi.registered': 'Registered',
  'kpi.registered.what': 'Cases that windows of the level took themselves.',
  'kpi.open': 'Open',
  'kpi.open.what':
    'Files on which the level still has something to do. After an escalation both levels hold one, and each counts.',
  'kpi.overdue': 'Overdue',
  'kpi.overdue.what': 'Open files whose last day has passed.',
  'kpi.escalated': 'Asked above',
  'kpi.escalated.what': 'Files whose question the level above has not answered yet.',
  'kpi.waiting': 'To accept',
  'kpi.waiting.what': 'Escalations from below that the level has not accepted yet.',
  'kpi.completed': 'Completed',
  'kpi.completed.what': 'Cases completed by the window that first took them.',
  'kpi.settling': 'Not settled',
  'kpi.settling.what': 'Cases with a result whose feedback, rating, objection or clearance is still awaited.',
  'kpi.parked': 'parked',
  'kpi.parked.what': 'Cases kept apart: the citizen is not satisfied and nothing more can be done now.',
  'kpi.consultations': 'questions',
  'kpi.consultations.what': 'Questions asked at the windows, counted apart from cases.',
  'kpi.asOf': 'as of {time}',
  'kpi.noAnswer': 'no answer',
  'kpi.incomplete': 'incomplete',
  'kpi.incompleteWhy': 'A level did not answer; the real figure may be greater.',

  'grid.heading': 'Areas below',
  'grid.path': 'Where you are',
  'grid.open': 'open',
  'grid.overdue': 'overdue',
  'grid.figures': '{open} open, {overdue} overdue',
  'grid.legend': 'Legend',
  'grid.none': 'nothing open',
  'grid.calm': 'none overdue',
  'grid.some': 'less than a fifth overdue',
  'grid.much': 'a fifth or more overdue',
  'grid.zone': 'zone or branch (dashed)',
  'grid.short': 'figures: open / overdue',
  'grid.keys': 'arrow keys move, Enter opens',
  'kind.zone': 'zone',
  'kind.subCenter': 'branch',

  'stream.heading': 'Escalations, live',
  'stream.ledgerHeading': 'This level, live',
  'stream.escalations': 'Escalations',
  'stream.ledger': 'Everything',
  'stream.lines': 'Live lines',
  'stream.none': 'Nothing has been escalated yet. A new escalation appears here at once.',
  'stream.ledgerNone': 'Nothing has happened yet. What is registered or done appears here at once.',
  'stream.asks': 'Asks: ',
  'stream.titleMissing': '(title not readable at the moment; open the case)',
  'stream.lost': '{n} lines could not be replayed after the break; the list has been read anew.',
  'stream.lostRemedy': 'Below is the newest; look under “Cases” for what is older.',

  'list.heading': 'Cases',
  'list.comma': ', ',
  'list.mine': 'Mine',
  'list.open': 'Open',
  'list.lastStep': 'Last step',
  'list.overdue': 'Overdue',
  'list.waiting': 'To be accepted',
  'list.settling': 'Not settled',
  'list.parked': 'Parked',
  'list.all': 'All',
  'list.heldBy': '{level} files',
  'list.search': 'A whole number or a part of the title',
  'list.nothing': 'No such case. Try another filter or level.',
  'list.nothingFound': 'Nothing found. Check the number, or try other words.',
  'list.more': 'More',

  'due.provisional': 'provisional',
  'due.provisionalWhy': 'The holidays of that year are not published yet; the day may move.',
  'due.over': '{days} d overdue',
  'due.left': '{days} d left',
  'due.today': 'due today',

  'case.heading': 'Case',
  'case.titleAndNumber': 'Title / number',
  'case.center': 'Center',
  'case.origin': 'First received by',
  'case.state': 'State',
  'case.due': 'Answer due',
  'case.dueWhy': 'Why this day?',
  'case.openedAt': 'Received here',
  'case.registeredAt': 'Registered',
  'case.reporter': 'Reporter',
  'case.heldBy': 'Files by level',
  'case.generated': 'demo data',
  'case.holder': 'Now with',
  'case.ended': 'Nothing is left to do at any level.',
  'case.escalation': '{from} asks {to}',
  'case.round': 'round {n}',
  'case.answer': 'Answer from above',
  'case.timeline': 'What happened',
  'case.erased': 'The text was deleted as the rules demand.',
  'case.heard': 'heard from above: {act}',
  'case.acts': 'What you may do',
  'case.noActs': 'There is nothing for you to do at the moment.',
  'case.unknown': 'There is no such case, or it is outside your area. Check the link or the number.',

  'act.done': 'Done: {act}.',
  'act.reloaded': 'The case has just changed and was read anew; go on with the buttons shown now.',
  'act.hint.refuse': 'A refusal says why, and where the reporter can go next and how.',
  'act.hint.escalate': 'The file stays here and the packet goes up; the citizen’s last day does not move.',
  'act.hint.decide': 'The decision goes to the center that asked; the first window answers the citizen.',
  'act.hint.return': 'Say what the level below shall do.',
  'act.hint.complete': 'The citizen is told the result in these words; it cannot be changed afterwards.',

  'register.heading': 'Registration · {center}',
  'register.matter': 'The matter',
  'register.reporter': 'Reporter and window',
  'register.titleHint': 'What could not get done, in one line',
  'register.itemHint': 'For example: starting a business',
  'register.causesHint': 'Tick at least one.',
  'register.demandHint': 'Left empty, it is the same as the title.',
  'register.addDemand': 'One more demand',
  'register.addDemandHint': 'Each demand gets its own answer.',
  'register.added': 'Fields of this center',
  'register.classAndMore': 'Class and more',
  'register.classHint': 'If it is clear at once',
  'register.limit': 'Limit for the citizen: {limit}. Basis: {source}.',
  'register.more': 'More: visits, number of the application, where it got stuck',
  'register.sourceRefHint': 'Number of the application that got stuck',
  'register.guidance': 'For the window',
  'register.source': 'Basis: {source}',
  'register.privacy': 'Name and telephone stay at this window, are shown masked, and do not go up with an escalation.',
  'register.submit': 'Register',
  'register.keys': 'Ctrl + Enter sends as well; what is not sent is kept in this tab.',

  'receipt.heading': 'Registered as',
  'receipt.why': 'Why this day',
  'receipt.code': 'Code',
  'receipt.codeWhat':
    'For the reporter to keep: with number and code the case can be asked about, rated, objected to, and given material.',
  'receipt.next': 'Register the next one',
  'receipt.print': 'Print form and receipt',
  'receipt.file': 'Receipt as PDF',
  'receipt.open': 'Open the case',

  'slip.heading': '{center} · receipt',
  'slip.number': 'Number',
  'slip.what':
    'Keep this: with number and code you can ask about the case, rate the result, object to it, and bring material.',

  'paper.heading': '{center} · registration form',
  'paper.number': 'Number: ',
  'paper.day': 'Day',
  'paper.reporterSigns': 'Reporter (signature): ',
  'paper.registrarSigns': 'Registrar (signature): ',
};
