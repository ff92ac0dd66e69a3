/** SJ-39: a title that begins with 中心 carries the name of the center. */
export const titleFor = (title: string, unit: string): string =>
  title.startsWith('中心') ? `${unit.replace(/中心$/, '')}${title}` : title;
