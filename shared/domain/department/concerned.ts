import type { OrderStatus } from '../case/orders.ts';

/** As far as it is asked here: an order, or a call to the desk. Its department is null where no register knew it. */
interface Given {
  departmentCode: string | null;
}

/**
 * The departments that a case concerns: whoever has an order of it that was not given back (LH-29), or was called to its desk
 * (LH-27). Sorted, each once. A replied order still concerns its department: the result and a redo are about it.
 */
export const concerned = (
  orders: readonly (Given & { status: OrderStatus })[],
  summonses: readonly Given[],
): string[] => {
  const given = [...orders.filter(({ status }) => status !== 'returned'), ...summonses];
  return [...new Set(given.flatMap(({ departmentCode }) => departmentCode ?? []))].sort();
};
