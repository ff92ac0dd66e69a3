import type { ApolloClient } from '@apollo/client';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { AnsweredDemands } from '../../components/AnsweredDemands.tsx';
import { ReceiptFile } from '../../components/ReceiptFile.tsx';
import { WhySteps } from '../../components/WhySteps.tsx';
import type { MyCaseTextFragment } from '../../gen/graphql.ts';
import { useLanguage, useText } from '../../i18n/text.ts';
import { outcomeName, ratingName, roleName, valueName } from '../../lib/names.ts';
import { moment } from '../../lib/time.ts';
import { MyActs } from './MyActs.tsx';
import { MyFiles } from './MyFiles.tsx';
import { MySupply } from './MySupply.tsx';

interface Props {
  api: ApolloClient;
  found: MyCaseTextFragment;
  /** The code of the receipt, for what is done with it; it is kept on this page and nowhere else. */
  code: string;
  onActed: (mine: MyCaseTextFragment) => void;
  onBack: () => void;
}

/** A case as its reporter sees it: where it stands, who has it, until when and why, what came out, and who looked. */
export function MyCase({ api, found, code, onActed, onBack }: Props) {
  const say = useText();
  const { language } = useLanguage();
  const { number, title, status, statusEn, holder, origin, registeredAt, outcome, rating } = found;
  return (
    <article className="mine-case">
      <p className="number">{number}</p>
      <h1>{title}</h1>
      <p className="mine-status" role="status">
        {language === 'en' ? statusEn : status}
      </p>
      <dl className="mine-facts">
        <Fact name={say('mine.holder')}>{holder}</Fact>
        {origin !== holder && <Fact name={say('mine.origin')}>{origin}</Fact>}
        <Fact name={say('mine.registered')}>{moment(registeredAt)}</Fact>
        <Due found={found} />
        {outcome && <Fact name={say('mine.outcome')}>{outcomeName(say, outcome)}</Fact>}
        {rating !== null && <Fact name={say('mine.rating')}>{ratingName(say, rating)}</Fact>}
        <Fact name={say('field.reason')}>{found.reason}</Fact>
        <Fact name={say('field.route')}>{found.route}</Fact>
        <Fact name={say('mine.answer')}>{found.answer}</Fact>
        {/* thing by thing below; cases of before have one text */}
        {found.missing.length === 0 && <Fact name={say('mine.materials')}>{found.materials}</Fact>}
      </dl>
      <Demands found={found} />
      <MySupply api={api} found={found} code={code} onActed={onActed} />
      <MyActs api={api} found={found} code={code} onActed={onActed} />
      <MyFiles api={api} found={found} code={code} onActed={onActed} />
      <Course found={found} />
      <Messages found={found} />
      <Looks found={found} />
      <div className="mine-buttons">
        <Button size="large" onClick={() => window.print()}>
          {say('mine.print')}
        </Button>
        <ReceiptFile api={api} number={number} code={code} />
        <Button size="large" onClick={onBack}>
          {say('mine.another')}
        </Button>
      </div>
    </article>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  if (children === null || children === undefined || children === '') return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd className="text">{children}</dd>
    </div>
  );
}

type Shown = Pick<Props, 'found'>;

function Due({ found: { dueOn, dueProvisional, dueWhy } }: Shown) {
  const say = useText();
  if (dueWhy.length === 0) return null;
  return (
    <Fact name={say('mine.due')}>
      <b>{dueOn}</b> {dueProvisional && <span>({say('due.provisional')})</span>}
      <details className="mine-why">
        <summary>{say('mine.dueWhy')}</summary>
        <WhySteps why={dueWhy} />
      </details>
    </Fact>
  );
}

function Demands({ found: { demands } }: Shown) {
  const say = useText();
  return (
    <section>
      <h2>{say('mine.demands')}</h2>
      <AnsweredDemands demands={demands} />
    </section>
  );
}

function Course({ found: { passed } }: Shown) {
  const say = useText();
  return (
    <section>
      <h2>{say('mine.course')}</h2>
      <ol className="mine-course">
        {passed.map(({ stage, at }) => (
          <li key={at + stage}>
            <time dateTime={at}>{moment(at)}</time> {valueName(say, 'stage', stage)}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Messages({ found: { messages } }: Shown) {
  const say = useText();
  if (messages.length === 0) return null;
  return (
    <section>
      <h2>{say('mine.messages')}</h2>
      <ul className="mine-messages">
        {messages.map(({ at, text }) => (
          <li key={at + text}>
            <time dateTime={at}>{moment(at)}</time> <span className="text">{text}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** N12: who saw name and telephone in full, when, in which office, and what for. */
function Looks({ found: { looks } }: Shown) {
  const say = useText();
  return (
    <section className="mine-looks">
      <h2>{say('mine.looks')}</h2>
      <p className="quiet">{say('mine.looksWhat')}</p>
      {looks.length === 0 ? (
        <p>{say('mine.noLooks')}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{say('mine.lookAt')}</th>
              <th scope="col">{say('mine.lookBy')}</th>
              <th scope="col">{say('mine.lookFor')}</th>
            </tr>
          </thead>
          <tbody>
            {looks.map(({ at, role, center, purpose, attachment }) => (
              <tr key={`${at}${role}${attachment ?? ''}`}>
                <td>
                  <time dateTime={at}>{moment(at)}</time>
                </td>
                <td>
                  {center} {roleName(say, role)}
                </td>
                <td>
                  {valueName(say, 'purpose', purpose)}
                  {attachment !== null && ` · ${say('mine.lookAttachment', { no: attachment })}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
