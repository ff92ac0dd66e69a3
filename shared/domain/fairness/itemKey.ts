/** What windows put around the name of one and the same service item. */
const AROUND = /^(关于|申请|申办|办理|要求|咨询)+|(事项|业务|的办理|申请|办理|手续)+$/g;

/**
 * The name of a service item (办理业务名称) so that two windows that mean the same item write the same: full-width letters
 * and compatibility forms folded (NFKC), lower case, without spaces, punctuation and what windows put around a name
 * (“申请…”, “…办理”). A remark in brackets goes too. Empty for a name of which nothing is left, or that is missing: such an item
 * is compared with none. Traditional characters are not folded: the official lists have none.
 */
export function itemKey(text: string | null): string {
  const bare = (text ?? '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\([^)]*\)|\[[^\]]*\]|【[^】]*】/g, '')
    .replace(/[^\p{L}\p{N}]/gu, '');
  const core = bare.replace(AROUND, '');
  return core === '' ? bare : core;
}
