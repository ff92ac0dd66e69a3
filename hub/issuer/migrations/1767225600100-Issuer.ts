import { type MigrationInterface, type QueryRunner, Table, type TableColumnOptions, TableIndex } from 'typeorm';
import { instant, key, longText, nullable, serial, text, whole, yesNo } from '../../../subgraphs/kit/columns.ts';

export class Issuer1767225600100 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    const table = (name: string, { columns }: { columns: TableColumnOptions[] }) =>
      db.createTable(new Table({ name, columns }));
    await table('issuer_accounts', {
      columns: [
        text('id', 64, key),
        longText('sealed_name'),
        text('role', 40),
        text('center', 16),
        text('status', 12),
        text('password_hash', 200),
        yesNo('must_change'),
        instant('password_set_at'),
        longText('sealed_totp', nullable),
        yesNo('totp_confirmed'),
        whole('totp_step'),
        instant('created_at'),
      ],
    });
    await table('issuer_sessions', {
      columns: [
        text('id', 36, key),
        text('account', 64),
        text('refresh_hash', 64),
        text('previous_hash', 64, nullable),
        instant('opened_at'),
        instant('rotated_at'),
        instant('ended_at', nullable),
      ],
    });
    await table('issuer_keys', {
      columns: [
        text('kid', 36, key),
        longText('public_jwk'),
        longText('sealed_jwk'),
        instant('made_at'),
        instant('signs_from'),
        instant('signs_until', nullable),
      ],
    });
    await table('issuer_sign_ins', {
      columns: [
        serial('seq'),
        instant('at'),
        text('act', 20),
        text('account', 64, nullable),
        text('result', 40),
        text('origin', 64),
      ],
    });
    await db.createIndex('issuer_sign_ins', new TableIndex({ name: 'issuer_sign_ins_at', columnNames: ['at'] }));
    await table('issuer_attempts', {
      columns: [text('name', 64, key), whole('failures'), instant('last_at'), instant('locked_until', nullable)],
    });
    await table('issuer_recovery_codes', { columns: [text('hash', 64, key), text('account', 64)] });
  }

  async down(db: QueryRunner): Promise<void> {
    const names = ['recovery_codes', 'attempts', 'sign_ins', 'keys', 'sessions', 'accounts'];
    for (const name of names) await db.dropTable(`issuer_${name}`);
  }
}
