import { type MigrationInterface, type QueryRunner, Table, TableIndex } from 'typeorm';
import { day, instant, key, longText, nullable, text, whole } from '../../../kit/columns.ts';

export class Assessment1767225600080 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({
        name: 'assessments',
        columns: [
          text('id', 36, key),
          text('kind', 8),
          text('event', 24),
          text('scope', 8),
          text('center', 16),
          text('department', 24, nullable),
          text('department_name', 100, nullable),
          text('person', 64, nullable),
          whole('points'),
          text('strike_group', 200, nullable),
          text('uid', 36),
          whole('line_no'),
          instant('happened_at'),
          instant('proposed_at'),
          instant('due_at'),
          day('due_on'),
          text('cite', 400),
          text('pack', 60),
          text('state', 16),
          longText('answer', nullable),
          instant('decided_at', nullable),
          longText('steps'),
        ],
        indices: [
          new TableIndex({ name: 'assessments_listed', columnNames: ['center', 'happened_at', 'id'] }),
          new TableIndex({ name: 'assessments_unit', columnNames: ['center', 'department', 'happened_at'] }),
          new TableIndex({ name: 'assessments_person', columnNames: ['person', 'happened_at'] }),
        ],
      }),
    );
    await db.createTable(
      new Table({
        name: 'assessed_kinds',
        columns: [
          whole('line_no', key),
          text('kind', 36, key),
          text('department', 24),
          text('uid', 36),
          instant('happened_at'),
        ],
        indices: [new TableIndex({ name: 'assessed_kinds_kind', columnNames: ['kind', 'happened_at'] })],
      }),
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropTable('assessed_kinds');
    await db.dropTable('assessments');
  }
}
