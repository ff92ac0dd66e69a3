import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { cellText, csvOf } from '../../../shared/domain/privacy/csv.ts';
import { useText } from '../i18n/text.ts';
import { save } from '../lib/save.ts';

interface Props {
  /** What the file is called, without its ending. */
  name: string;
  /** The heads of the columns, and the rows as they are shown. */
  head: readonly string[];
  rows: readonly (readonly (string | number | null)[])[];
}

/** Takes a table of figures as it is shown. Lists of files are taken by the hub, which marks them (N12). */
export function TakeTable({ name, head, rows }: Props) {
  const say = useText();
  const cells = (line: readonly (string | number | null)[]) => line.map(cell => cellText(String(cell ?? '')));
  return (
    <Button
      icon={<DownloadOutlined aria-hidden />}
      disabled={rows.length === 0}
      onClick={() => save(csvOf([head, ...rows].map(cells)), `${name}.csv`)}
    >
      {say('do.takeTable')}
    </Button>
  );
}
