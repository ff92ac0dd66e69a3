/** Moves the focus among the tiles inside a box. True when the key was one of these and a tile was there. */
export function move(box: HTMLElement, key: string): boolean {
  const tiles = [...box.querySelectorAll<HTMLElement>('[data-tile]')];
  const here = tiles.findIndex(tile => tile === document.activeElement);
  const target = tiles[here] && targetOf(tiles, here, key);
  if (!target) return false;
  // one tile is in the order of Tab, so that Tab leaves the grid and comes back to the same place
  for (const tile of tiles) tile.tabIndex = tile === target ? 0 : -1;
  target.focus();
  return true;
}

function targetOf(tiles: readonly HTMLElement[], here: number, key: string): HTMLElement | undefined {
  switch (key) {
    case 'ArrowRight':
      return tiles[here + 1];
    case 'ArrowLeft':
      return tiles[here - 1];
    case 'Home':
      return tiles[0];
    case 'End':
      return tiles.at(-1);
    case 'ArrowDown':
      return nearest(tiles, here, 1);
    case 'ArrowUp':
      return nearest(tiles, here, -1);
    default:
      return undefined;
  }
}

/** The tile that lies next below or above on the screen: the closest row first, in it the closest middle. */
function nearest(tiles: readonly HTMLElement[], here: number, way: 1 | -1): HTMLElement | undefined {
  const from = tiles[here]?.getBoundingClientRect();
  if (!from) return undefined;
  let best: { tile: HTMLElement; distance: number } | undefined;
  for (const tile of tiles) {
    const box = tile.getBoundingClientRect();
    const down = (box.top - from.top) * way;
    if (down < from.height / 2) continue;
    const aside = Math.abs(box.left + box.width / 2 - from.left - from.width / 2);
    const distance = down + 3 * aside;
    if (!best || distance < best.distance) best = { tile, distance };
  }
  return best?.tile;
}
