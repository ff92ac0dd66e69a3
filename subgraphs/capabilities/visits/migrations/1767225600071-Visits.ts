import { type MigrationInterface, type QueryRunner, Table, TableIndex } from 'typeorm';
import { day, instant, key, longText, nullable, text, whole, yesNo } from '../../../kit/columns.ts';

const maybe = (name: string) => ({ ...yesNo(name), ...nullable });

export class Visits1767225600071 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await makeVisits(db);
    await makeReturnVisits(db);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['return_visits', 'visit_findings', 'visits']) await db.dropTable(table);
  }
}

async function makeVisits(db: QueryRunner): Promise<void> {
  await db.createTable(
    new Table({
      name: 'visits',
      columns: [
        text('id', 36, key),
        text('target', 16),
        text('department', 24, nullable),
        text('department_name', 100, nullable),
        text('manner', 16),
        text('source', 20),
        yesNo('is_planned'),
        day('visited_on'),
        text('state', 16),
        text('by_center', 16),
        text('by_role', 32),
        text('by_person', 64),
        longText('looked', nullable),
        longText('reason', nullable),
        instant('published_at', nullable),
      ],
      indices: [new TableIndex({ name: 'visits_target', columnNames: ['target', 'visited_on', 'id'] })],
    }),
  );
  await db.createTable(
    new Table({
      name: 'visit_findings',
      columns: [
        text('visit', 36, key),
        whole('no', key),
        text('kind', 24),
        text('seriousness', 16),
        longText('words'),
        text('uid', 36, nullable),
        instant('due_at', nullable),
        day('due_on', nullable),
        longText('answer', nullable),
        instant('answered_at', nullable),
        text('answered_role', 32, nullable),
        maybe('put_right'),
        longText('verdict', nullable),
        instant('judged_at', nullable),
        text('order_id', 36, nullable),
        text('order_number', 32, nullable),
      ],
      indices: [new TableIndex({ name: 'visit_findings_case', columnNames: ['uid'] })],
    }),
  );
}

async function makeReturnVisits(db: QueryRunner): Promise<void> {
  await db.createTable(
    new Table({
      name: 'return_visits',
      columns: [
        text('id', 36, key),
        text('round', 60),
        text('uid', 36),
        text('number', 40),
        text('center', 16),
        whole('recorded', nullable),
        text('rule', 200),
        instant('drawn_at'),
        text('drawn_role', 32),
        maybe('reached'),
        whole('rating', nullable),
        maybe('differs'),
        longText('note', nullable),
        instant('done_at', nullable),
        text('done_role', 32, nullable),
      ],
      indices: [
        new TableIndex({ name: 'return_visits_round', columnNames: ['round', 'uid'], isUnique: true }),
        new TableIndex({ name: 'return_visits_center', columnNames: ['center', 'drawn_at', 'id'] }),
        new TableIndex({ name: 'return_visits_case', columnNames: ['uid'] }),
      ],
    }),
  );
}
