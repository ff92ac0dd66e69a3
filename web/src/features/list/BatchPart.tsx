import { BatchBar } from '../../components/BatchBar.tsx';
import { WordsModal } from '../../components/WordsModal.tsx';
import type { useBatches } from './useBatches.ts';

/** What can be done to the chosen cases of a list, with the words that it needs asked for once. */
export function BatchPart({ batches: { chosen, choose, offers, asking, close, run, work } }: Props) {
  return (
    <>
      <BatchBar
        chosen={chosen.length}
        offers={offers}
        state={work.state}
        onStop={work.stop}
        onClear={() => choose([])}
      />
      {asking?.words && (
        <WordsModal
          title={asking.name}
          hint={asking.words.hint}
          words={asking.words}
          busy={false}
          perform={async said => {
            void run(asking, said[asking.words?.name ?? ''] ?? '');
            return [];
          }}
          onClose={close}
        />
      )}
    </>
  );
}

interface Props {
  batches: ReturnType<typeof useBatches>;
}
