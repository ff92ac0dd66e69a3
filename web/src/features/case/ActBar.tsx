import { DownOutlined } from '@ant-design/icons';
import { useApolloClient } from '@apollo/client/react';
import { Alert, Button, Dropdown } from 'antd';
import { useState } from 'react';
import { beijingDay } from '../../../../shared/domain/clock/workdays.ts';
import type { LevelName } from '../../../../shared/domain/levels.ts';
import { FaultNote } from '../../components/FaultNote.tsx';
import { useText } from '../../i18n/text.ts';
import { actOn, type ButtonAct } from '../../lib/api/acts.ts';
import { useDepartments } from '../../lib/departments.ts';
import type { Fault } from '../../lib/faults.ts';
import { faultsOf } from '../../lib/faultsOf.ts';
import { actName } from '../../lib/names.ts';
import { useFilePolicy } from '../../lib/policy.ts';
import { ActModal } from './acts/ActModal.tsx';
import type { ActForm, ActValues, Desk } from './acts/desk.ts';
import { formOf, isOnePress } from './acts/forms.ts';
import { type Offer, offerOf } from './acts/offer.ts';
import type { CaseFile } from './wholeCase.ts';

interface Props {
  file: CaseFile;
  level: LevelName;
  /** Asks for the case anew; resolves when it is there. */
  reload: () => Promise<unknown>;
  onActed: () => void;
}

/** Codes that mean: somebody else was faster, and the page is behind. */
const BEHIND = ['ACT_NOT_ALLOWED', 'ESCALATION_OPEN', 'NOTHING_ASKED', 'ORDER_STATE', 'CONSULT_OPEN'];

/** Acts whose form asks for a department. */
const NAMES_DEPARTMENT: readonly ButtonAct[] = ['ASSIGN', 'SUMMON', 'ARBITRATE'];

/** What a person may do to the file: the next step stands out, the likely ones lie beside it, the others in a menu. */
export function ActBar({ file, level, reload, onActed }: Props) {
  const say = useText();
  const { policy, newer, loading, faults, again } = useFilePolicy(file);
  const work = useActs({ file, level, reload, onActed });
  const departments = useDepartments(
    NAMES_DEPARTMENT.some(act => file.acts.includes(act)) ? (file.center?.code ?? null) : null,
  );
  const desk: Desk = { file, policy, newer, departments, today: beijingDay(new Date()), say };
  const offer = offerOf(desk);
  const nothing = offer.leading === null && offer.beside.length === 0 && offer.more.length === 0;
  const press = (act: ButtonAct) => work.press(act, formOf(act, desk));
  return (
    <section className="acts" aria-label={say('case.acts')}>
      {nothing ? (
        <p className="quiet">{say('case.noActs')}</p>
      ) : (
        // what an act asks for depends on the rules: a moment later they are there
        <ActButtons offer={offer} waiting={loading} busy={work.busy} onPress={press} />
      )}
      {work.done && <Alert type="success" showIcon title={work.done} role="status" />}
      <FaultNote faults={work.faults} />
      {!policy && !loading && <FaultNote faults={faults} again={again} />}
      {work.behind && <Alert type="info" showIcon title={say('act.reloaded')} role="status" />}
      {work.asking && (
        <ActModal
          key={work.asking.act}
          title={actName(say, work.asking.act)}
          form={work.asking.form}
          busy={work.busy !== null}
          perform={values => work.send(values)}
          onClose={work.close}
        />
      )}
    </section>
  );
}

interface ButtonsProps {
  offer: Offer;
  waiting: boolean;
  busy: ButtonAct | null;
  onPress: (act: ButtonAct) => void;
}

/** Acts that take something away from somebody: in red, so that they are not pressed by the way. */
const GRAVE: readonly ButtonAct[] = ['REFUSE', 'WITHDRAW'];

function ActButtons({ offer: { leading, beside, more }, waiting, busy, onPress }: ButtonsProps) {
  const say = useText();
  const first = leading === null ? [] : [leading];
  return (
    <div className="acts-buttons">
      {[...first, ...beside].map(act => (
        <Button
          key={act}
          type={act === leading ? 'primary' : 'default'}
          danger={GRAVE.includes(act)}
          loading={busy === act}
          disabled={waiting}
          data-act={act}
          onClick={() => onPress(act)}
        >
          {actName(say, act)}
        </Button>
      ))}
      {more.length > 0 && (
        <Dropdown
          trigger={['click']}
          placement="topRight"
          menu={{
            className: 'acts-menu',
            onClick: ({ key }) => onPress(key as ButtonAct),
            items: more.map(({ part, acts }) => ({
              key: part,
              type: 'group' as const,
              label: say(`acts.part.${part}`),
              children: acts.map(act => ({ key: act, label: actName(say, act), danger: GRAVE.includes(act) })),
            })),
          }}
        >
          <Button disabled={waiting} loading={busy !== null && more.some(({ acts }) => acts.includes(busy))}>
            {say('acts.more')} <DownOutlined aria-hidden />
          </Button>
        </Dropdown>
      )}
    </div>
  );
}

/** Sends acts, and remembers what is asked for, what was done and what went wrong. */
function useActs({ file, level, reload, onActed }: Props) {
  const say = useText();
  const client = useApolloClient();
  const [asking, setAsking] = useState<{ act: ButtonAct; form: ActForm } | null>(null);
  const [busy, setBusy] = useState<ButtonAct | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const [faults, setFaults] = useState<Fault[]>([]);

  const perform = async (act: ButtonAct, form: ActForm, values: ActValues): Promise<Fault[]> => {
    if (busy) return [];
    setBusy(act);
    setDone(null);
    setFaults([]);
    const found = await client
      .mutate({ mutation: actOn(act, level), variables: { uid: file.uid, ...form.variables(values) } })
      .then(({ error }) => faultsOf(error), faultsOf);
    const behind = found.some(isBehind);
    if (found.length === 0 || behind) await reload().catch(() => undefined); // the drawer itself says what failed
    setBusy(null);
    if (found.length === 0) {
      setDone(say('act.done', { act: actName(say, act) }));
      onActed();
    }
    if (behind || isOnePress(form)) setFaults(found);
    if (found.length === 0 || behind) setAsking(null);
    return found;
  };

  return {
    asking,
    busy,
    done,
    faults,
    behind: faults.some(isBehind),
    close: () => setAsking(null),
    send: (values: ActValues) => (asking ? perform(asking.act, asking.form, values) : Promise.resolve([])),
    press(act: ButtonAct, form: ActForm) {
      if (isOnePress(form)) return void perform(act, form, {});
      setDone(null);
      setFaults([]);
      setAsking({ act, form });
    },
  };
}

const isBehind = ({ code }: Fault) => BEHIND.includes(code);
