import { type EntityManager, In } from 'typeorm';
import { CaseFile } from './CaseFile.ts';

/** The centers that hold the files of these cases, by uid: whose keys their personal data stands under. */
export async function centersOf(tx: EntityManager, uids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const files = await tx.find(CaseFile, { select: { uid: true, center: true }, where: { uid: In([...uids]) } });
  return new Map(files.map(({ uid, center }) => [uid, center]));
}
