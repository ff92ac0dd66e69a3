import { type MigrationInterface, type QueryRunner, Table, TableIndex } from 'typeorm';
import { day, instant, key, longText, nullable, text, whole, yesNo } from '../../../kit/columns.ts';

export class Oversight1767225600062 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({
        name: 'overseen_sources',
        columns: [
          text('level', 16, key),
          text('epoch', 8),
          whole('counted_lines'),
          whole('told_lines'),
          instant('heard_at', nullable),
          instant('last_at', nullable),
          instant('asked_at', nullable),
        ],
      }),
    );
    await db.createTable(
      new Table({
        name: 'overseen_files',
        columns: [
          text('uid', 36, key),
          text('level', 16, key),
          text('number', 40),
          text('center', 16),
          text('origin', 16),
          text('state', 24),
          yesNo('is_open'),
          day('due_on'),
          instant('opened_at'),
          instant('updated_at'),
          longText('counted', nullable),
        ],
        indices: [
          new TableIndex({ name: 'overseen_files_listed', columnNames: ['opened_at', 'uid'] }),
          new TableIndex({ name: 'overseen_files_center', columnNames: ['center', 'opened_at', 'uid'] }),
        ],
      }),
    );
    await db.createTable(
      new Table({
        name: 'overseen_tallies',
        columns: [
          text('figure', 16, key),
          text('dimension', 16, key),
          text('span', 10, key),
          text('value', 64, key),
          text('level', 16, key),
          text('center', 16, key),
          whole('n'),
        ],
      }),
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropTable('overseen_tallies');
    await db.dropTable('overseen_files');
    await db.dropTable('overseen_sources');
  }
}
