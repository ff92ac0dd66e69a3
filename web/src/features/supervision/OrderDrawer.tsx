import { useQuery } from '@apollo/client/react';
import { Button, Descriptions, type DescriptionsProps, Drawer, Grid, Skeleton, Timeline } from 'antd';
import type { LevelName } from '../../../../shared/domain/levels.ts';
import { isTextKey } from '../../../../shared/i18n/phrase.ts';
import { FaultNote } from '../../components/FaultNote.tsx';
import { MissingLevels } from '../../components/MissingLevels.tsx';
import { Part } from '../../components/Part.tsx';
import { LevelTag } from '../../components/tags.tsx';
import { CountySupervisionOrderDocument, type SupervisionDetailFragment } from '../../gen/graphql.ts';
import { isPageKey, type Say, useText } from '../../i18n/text.ts';
import { onLevel } from '../../lib/api/onLevel.ts';
import { besidesMissing, missingLevels } from '../../lib/faults.ts';
import { faultsOf } from '../../lib/faultsOf.ts';
import { roleName } from '../../lib/names.ts';
import { moment } from '../../lib/time.ts';
import { OrderActs } from './OrderActs.tsx';
import { OrderPaper } from './OrderPaper.tsx';
import { AnswerDue, GradeTag, orderName, OrderStateTag, unitText } from './orderTags.tsx';

interface Props {
  id: string;
  /** The level that is asked for it. */
  level: LevelName;
  onClose: () => void;
  /** Shows another order in its place: the one it was raised from, or to. */
  onShow: (id: string) => void;
  /** Left out beside the case itself. */
  onOpenCase?: (uid: string) => void;
}

/** The other side may answer or judge while somebody reads. */
const LOOK_AGAIN_MS = 10_000;

/** One order: why, what, until when, and what came of it. */
export function OrderDrawer({ id, level, onClose, onShow, onOpenCase }: Props) {
  const say = useText();
  const wide = Grid.useBreakpoint().md ?? true;
  const { data, error, loading, refetch } = useQuery(onLevel(CountySupervisionOrderDocument, level), {
    variables: { id },
    pollInterval: LOOK_AGAIN_MS,
  });
  const order = data?.order;
  const faults = faultsOf(error);
  return (
    <Drawer
      open
      size={wide ? 640 : '100%'}
      onClose={onClose}
      title={
        <h2 className="drawer-title">
          {order ? `${orderName(say, order)} ${order.number}` : say('supervision.heading')}
        </h2>
      }
      extra={order && <Button onClick={() => print()}>{say('refusals.print')}</Button>}
      className="case"
      rootClassName="case-root"
      footer={
        order && (
          <OrderActs key={`${id} ${level}`} order={order} level={level} reload={() => refetch()} onRaised={onShow} />
        )
      }
    >
      {/* what scrolls can be reached by keyboard */}
      <div className="case-body" tabIndex={0} role="region" aria-label={say('supervision.order')}>
        <MissingLevels levels={missingLevels(faults)} />
        <FaultNote faults={besidesMissing(faults)} again={() => void refetch()} />
        {!order && loading && <Skeleton active paragraph={{ rows: 10 }} />}
        {order && <Facts order={order} onShow={onShow} onOpenCase={onOpenCase} />}
      </div>
      {order && <OrderPaper order={order} />}
    </Drawer>
  );
}

type FactsProps = Pick<Props, 'onShow' | 'onOpenCase'> & { order: SupervisionDetailFragment };

function Facts({ order, onShow, onOpenCase }: FactsProps) {
  const say = useText();
  return (
    <>
      <p className="case-holder">
        <GradeTag order={order} />
        <b>{unitText(order)}</b>
        <OrderStateTag state={order.state} />
        <AnswerDue order={order} />
      </p>
      <Part title={say('supervision.content')} open>
        <Descriptions size="small" column={1} bordered items={factsOf(say, order, { onShow, onOpenCase })} />
      </Part>
      <Part title={say('supervision.steps')} count={order.steps.length} open>
        <Steps order={order} />
      </Part>
    </>
  );
}

type Item = NonNullable<DescriptionsProps['items']>[number];

function factsOf(
  say: Say,
  order: SupervisionDetailFragment,
  { onShow, onOpenCase }: Pick<Props, 'onShow' | 'onOpenCase'>,
): Item[] {
  const { center, ground, demand, cite, pack, reply, repliedAt, raisedFrom, raisedTo, case: about } = order;
  const link = (key: string, label: string, text: string, press: () => void): Item => ({
    key,
    label,
    children: (
      <button type="button" className="link" onClick={press}>
        {text}
      </button>
    ),
  });
  const items: (Item | false | null | undefined)[] = [
    {
      key: 'center',
      label: say('supervision.issuer'),
      children: (
        <>
          {center && <LevelTag level={center.level} />} {center?.name} · {moment(order.issuedAt)}
        </>
      ),
    },
    { key: 'ground', label: say('supervision.ground'), children: <span className="text">{ground}</span> },
    { key: 'demand', label: say('supervision.demand'), children: <span className="text">{demand}</span> },
    {
      key: 'due',
      label: say('supervision.due'),
      children: (
        <>
          <AnswerDue order={order} />
          <div className="quiet">{say('supervision.basis', { cite, pack })}</div>
        </>
      ),
    },
    about &&
      onOpenCase &&
      link('case', say('supervision.case'), say('supervision.openCase'), () => onOpenCase(about.uid)),
    reply !== null && {
      key: 'reply',
      label: say('supervision.reply'),
      children: (
        <>
          <span className="text">{reply}</span>
          {repliedAt && <div className="quiet">{moment(repliedAt)}</div>}
        </>
      ),
    },
    raisedFrom !== null &&
      link('from', say('supervision.raisedFrom'), say('supervision.openOrder'), () => onShow(raisedFrom)),
    raisedTo !== null && link('to', say('supervision.raisedTo'), say('supervision.openOrder'), () => onShow(raisedTo)),
  ];
  return items.filter(item => typeof item === 'object' && item !== null);
}

/** What a step is called; one that this page does not know is shown as it came. */
function stepName(say: Say, act: string): string {
  const key = `supervision.step.${act}`;
  return isPageKey(key) ? say(key) : act;
}

/** Why a level did not take the order on: the text of the code. */
function reasonOf(say: Say, code: string): string {
  const key = `error.${code}`;
  return isTextKey(key) ? say(key) : code;
}

/** What was done to it, by whom, in which words. */
function Steps({ order: { steps } }: { order: SupervisionDetailFragment }) {
  const say = useText();
  return (
    <Timeline
      className="timeline"
      items={steps.map(({ act, at, by, role, center, text }) => ({
        key: `${act} ${at}`,
        content: (
          <div data-step={act}>
            <p className="timeline-head">
              {center && <LevelTag level={center.level} />}
              <b>{stepName(say, act)}</b>
              <span className="timeline-who">
                {center?.name} {roleName(say, role)} {by}
              </span>
              <time dateTime={at}>{moment(at)}</time>
            </p>
            <p className="text">{act === 'refused' ? reasonOf(say, text) : text}</p>
          </div>
        ),
      }))}
    />
  );
}
