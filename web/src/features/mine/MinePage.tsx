import { useState } from 'react';
import { PublicFrame } from '../../components/PublicFrame.tsx';
import type { MyCaseTextFragment } from '../../gen/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { usePublicApi } from '../../lib/publicApi.ts';
import { lookUp, tidy } from './lookUp.ts';
import { MineForm } from './MineForm.tsx';
import { MyCase } from './MyCase.tsx';

/** One’s own case, with number and code, for people without an account (N12). Nothing of it is kept in the browser. */
export function MinePage({ number }: { number: string }) {
  const say = useText();
  const api = usePublicApi();
  const [found, setFound] = useState<{ mine: MyCaseTextFragment; code: string } | null>(null);
  return (
    <PublicFrame here="mine">
      {found ? (
        <MyCase
          api={api}
          found={found.mine}
          code={found.code}
          onActed={mine => setFound({ ...found, mine })}
          onBack={() => setFound(null)}
        />
      ) : (
        <MineForm
          number={number}
          look={async (no, code) => {
            const looked = await lookUp(api, no, code, say);
            if (looked.mine) setFound({ mine: looked.mine, code: tidy(code) });
            return looked;
          }}
        />
      )}
    </PublicFrame>
  );
}
