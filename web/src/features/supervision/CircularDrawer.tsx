import { useQuery } from '@apollo/client/react';
import { Alert, Button, Descriptions, type DescriptionsProps, Drawer, Grid, Skeleton, Timeline } from 'antd';
import type { LevelName } from '../../../../shared/domain/levels.ts';
import { FaultNote } from '../../components/FaultNote.tsx';
import { MissingLevels } from '../../components/MissingLevels.tsx';
import { Part } from '../../components/Part.tsx';
import { LevelTag } from '../../components/tags.tsx';
import { type CircularDetailFragment, CountyCircularDocument } from '../../gen/graphql.ts';
import { isPageKey, type Say, useText } from '../../i18n/text.ts';
import { onLevel } from '../../lib/api/onLevel.ts';
import { besidesMissing, missingLevels } from '../../lib/faults.ts';
import { faultsOf } from '../../lib/faultsOf.ts';
import { roleName } from '../../lib/names.ts';
import { moment } from '../../lib/time.ts';
import { CircularActs } from './CircularActs.tsx';
import { CircularPaper } from './CircularPaper.tsx';
import { CircularReceipts } from './CircularReceipts.tsx';
import { CircularStateTag, ConfirmDue, mannerName, namedText } from './circularTags.tsx';

interface Props {
  id: string;
  /** The level that is asked for it. */
  level: LevelName;
  onClose: () => void;
  /** Shows another one in its place: what it corrects, or was corrected by. */
  onShow: (id: string) => void;
  /** Shows the order that it is about, or that came of it. */
  onOrder: (id: string) => void;
}

/** Others may confirm, correct or withdraw while somebody reads. */
const LOOK_AGAIN_MS = 10_000;

/** One circular: what it says, whom it names, who has confirmed it. */
export function CircularDrawer({ id, level, onClose, onShow, onOrder }: Props) {
  const say = useText();
  const wide = Grid.useBreakpoint().md ?? true;
  const { data, error, loading, refetch } = useQuery(onLevel(CountyCircularDocument, level), {
    variables: { id },
    pollInterval: LOOK_AGAIN_MS,
  });
  const circular = data?.circular as CircularDetailFragment | undefined;
  const faults = faultsOf(error);
  return (
    <Drawer
      open
      size={wide ? 680 : '100%'}
      onClose={onClose}
      title={
        <h2 className="drawer-title">
          {say('circular.heading')} {circular ? (circular.number ?? say('circular.unnumbered')) : ''}
        </h2>
      }
      extra={circular && <Button onClick={() => print()}>{say('refusals.print')}</Button>}
      className="case"
      rootClassName="case-root"
      footer={
        circular && (
          <CircularActs
            key={`${id} ${level}`}
            circular={circular}
            level={level}
            reload={() => refetch()}
            onDrawn={onShow}
          />
        )
      }
    >
      {/* what scrolls can be reached by keyboard */}
      <div className="case-body" tabIndex={0} role="region" aria-label={say('circular.heading')}>
        <MissingLevels levels={missingLevels(faults)} />
        <FaultNote faults={besidesMissing(faults)} again={() => void refetch()} />
        {!circular && loading && <Skeleton active paragraph={{ rows: 10 }} />}
        {circular && <Facts circular={circular} level={level} onShow={onShow} onOrder={onOrder} />}
      </div>
      {circular && <CircularPaper circular={circular} />}
    </Drawer>
  );
}

type FactsProps = Pick<Props, 'onShow' | 'onOrder' | 'level'> & { circular: CircularDetailFragment };

function Facts({ circular, level, onShow, onOrder }: FactsProps) {
  const say = useText();
  const { correctedBy, steps } = circular;
  return (
    <>
      <p className="case-holder">
        <b>{circular.title}</b>
        <CircularStateTag state={circular.state} />
        <ConfirmDue circular={circular} />
      </p>
      {correctedBy !== null && (
        <Alert
          type="warning"
          showIcon
          title={say('circular.correctedBy')}
          action={
            <Button size="small" onClick={() => onShow(correctedBy)}>
              {say('supervision.openOrder')}
            </Button>
          }
        />
      )}
      <Part title={say('circular.content')} open>
        <Descriptions size="small" column={1} bordered items={factsOf(say, circular, { onShow, onOrder })} />
      </Part>
      {circular.number !== null && (
        <Part title={say('circular.receipts')} {...(circular.coverage ? { count: circular.receivers } : {})} open>
          <CircularReceipts circular={circular} level={level} />
        </Part>
      )}
      <Part title={say('circular.steps')} count={steps.length} open>
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
                <p className="text">{text}</p>
              </div>
            ),
          }))}
        />
      </Part>
    </>
  );
}

type Item = NonNullable<DescriptionsProps['items']>[number];

function factsOf(
  say: Say,
  circular: CircularDetailFragment,
  { onShow, onOrder }: Pick<Props, 'onShow' | 'onOrder'>,
): Item[] {
  const { center, content, requirement, periodFrom, periodTo, measure, cite, pack, dueOn, corrects } = circular;
  const link = (text: string, press: () => void) => (
    <button type="button" className="link" onClick={press}>
      {text}
    </button>
  );
  const items: (Item | false | null)[] = [
    {
      key: 'center',
      label: say('circular.issuer'),
      children: (
        <>
          {center && <LevelTag level={center.level} />} {center?.name}
          {circular.issuedAt && ` · ${moment(circular.issuedAt)}`}
        </>
      ),
    },
    periodFrom !== null && { key: 'period', label: say('circular.period'), children: `${periodFrom} – ${periodTo}` },
    { key: 'content', label: say('circular.text'), children: <span className="text">{content}</span> },
    circular.named.length > 0 && {
      key: 'named',
      label: say('circular.named'),
      children: (
        <ul className="circ-named">
          {circular.named.map(one => (
            <li key={`${one.center?.code} ${one.departmentName}`}>
              <span className={`manner manner-${one.manner.toLowerCase()}`}>{mannerName(say, one.manner)}</span>{' '}
              <b>{namedText(one)}</b> {one.words}{' '}
              {one.orderId !== null && link(one.orderNumber ?? '', () => onOrder(one.orderId ?? ''))}
            </li>
          ))}
        </ul>
      ),
    },
    requirement !== null && {
      key: 'requirement',
      label: say('circular.requirement'),
      children: <span className="text">{requirement}</span>,
    },
    measure !== null && { key: 'measure', label: say('supervision.measure'), children: measure },
    circular.orders.length > 0 && {
      key: 'orders',
      label: say('circular.orders'),
      children: circular.orders.map(one => (
        <span key={one.id} className="circ-order">
          {link(one.number, () => onOrder(one.id))}
        </span>
      )),
    },
    dueOn !== null && {
      key: 'due',
      label: say('circular.due'),
      children: (
        <>
          {dueOn}
          <div className="quiet">{say('supervision.basis', { cite: cite ?? '', pack: pack ?? '' })}</div>
        </>
      ),
    },
    corrects !== null && {
      key: 'corrects',
      label: say('circular.corrects'),
      children: link(say('supervision.openOrder'), () => onShow(corrects)),
    },
  ];
  return items.filter(item => typeof item === 'object' && item !== null);
}

/** What a step is called; one that this page does not know is shown as it came. */
function stepName(say: Say, act: string): string {
  const key = `circular.step.${act}`;
  return isPageKey(key) ? say(key) : act;
}
