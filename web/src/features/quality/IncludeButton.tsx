import { Button } from 'antd';
import { useState } from 'react';
import { WordsModal } from '../../components/WordsModal.tsx';
import { CountyIncludeInComparisonDocument } from '../../gen/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { useDeed } from '../../lib/useDeed.ts';
import { useWorkplace } from '../../lib/workplace.tsx';

/** Takes a file into the comparison again (恢复比较), with a reason. */
export function IncludeButton({ id }: { id: string }) {
  const say = useText();
  const { level } = useWorkplace();
  const { busy, perform } = useDeed(level);
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button size="small" data-act="INCLUDE" onClick={() => setAsking(true)}>
        {say('quality.include')}
      </Button>
      {asking && (
        <WordsModal
          title={say('quality.include')}
          hint={say('quality.includeHint')}
          words={{ name: 'reason', label: say('kinds.reason') }}
          busy={busy}
          perform={async ({ reason = '' }) => {
            const { found } = await perform(CountyIncludeInComparisonDocument, { id, reason });
            if (found.length === 0) setAsking(false);
            return found;
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
