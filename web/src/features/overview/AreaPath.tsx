import { Breadcrumb } from 'antd';
import { useText } from '../../i18n/text.ts';
import type { AreaCenter } from './figures.ts';

interface Props {
  center: AreaCenter;
  /** The own center: what lies above it is named, not opened. */
  own: string;
  onOpen: (code: string) => void;
}

/** From the province down to the area shown, and the way back up. */
export function AreaPath({ center, own, onOpen }: Props) {
  const say = useText();
  const path = center.path.filter(step => step !== null);
  const from = path.findIndex(({ code }) => code === own);
  const items = path.map(({ code, name }, i) => ({
    key: code,
    title:
      i < from || i === path.length - 1 ? (
        <span aria-current={i === path.length - 1 ? 'page' : undefined}>{name}</span>
      ) : (
        <button type="button" className="link" onClick={() => onOpen(code)}>
          {name}
        </button>
      ),
  }));
  return (
    <nav aria-label={say('grid.path')}>
      <Breadcrumb items={items} />
    </nav>
  );
}
