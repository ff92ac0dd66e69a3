import { leavesTheHub } from '../../../../../shared/domain/case/notices.ts';
import { NOTICE_CHANNELS, valueOf } from '../../../../../shared/domain/policy/policy.ts';
import type { NoticeChannel } from '../../../gen/graphql.ts';
import { valueName } from '../../../lib/names.ts';
import { type ActField, type ActForms, fieldsFor, filled } from './desk.ts';

/** A message to the reporter, whose number nobody sees (N12). */
export const contactForms: Pick<ActForms, 'CONTACT'> = {
  CONTACT({ say, policy }) {
    const ask = fieldsFor('CONTACT', say);
    const used = policy === null ? NOTICE_CHANNELS : valueOf(policy, 'notify.channels');
    const roads = NOTICE_CHANNELS.filter(road => leavesTheHub(road) && used.includes(road)).map(road => ({
      value: road.toUpperCase(),
      label: valueName(say, 'noticeChannel', road),
    }));
    return {
      hint: say('act.hint.contact'),
      fields: [ask.text('text', { rows: 4 }), ask.choice('channel', roads, true, roads[0]?.value)] satisfies ActField[],
      variables: values => ({
        text: filled.need(values, 'text'),
        channel: filled.need(values, 'channel') as NoticeChannel,
      }),
    };
  },
};
