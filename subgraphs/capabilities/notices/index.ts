import { defineCapability } from '../../kit/subgraph.ts';
import { forgetRecipients } from './forgetRecipients.ts';
import { CaseNoticesResolver, NoticeBoxResolver, NoticeFieldResolver } from './NoticesResolver.ts';
import { sendNotices } from './sendNotices.ts';

/** What people are told of a case: boxes in the hub, and notices that leave it (三方告知). The rows stand with the cases. */
export const notices = defineCapability({
  name: 'notices',
  needs: ['cases'],
  resolvers: [CaseNoticesResolver, NoticeFieldResolver, NoticeBoxResolver],
  forget: forgetRecipients,
  jobs: [{ name: 'notices', everySeconds: 5, run: sendNotices }],
});
