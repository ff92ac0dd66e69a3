import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A closed case about which somebody is asked again (回访). The person and the telephone stand nowhere in it. */
@Entity('return_visits')
@Index('return_visits_round', ['round', 'uid'], { unique: true })
@Index('return_visits_center', ['center', 'drawnAt', 'id'])
@Index('return_visits_case', ['uid'])
export class ReturnVisitRow {
  @PrimaryColumn('varchar', { length: 36 })
  id: string;

  /** Area and days of the draw, which are its seed too. */
  @Column('varchar', { length: 60 })
  round: string;

  @Column('varchar', { length: 36 })
  uid: string;

  @Column('varchar', { length: 40 })
  number: string;

  @Column('varchar', { length: 16 })
  center: string;

  /** The rating on record when it was drawn. */
  @Column('int', { nullable: true })
  recorded: number | null;

  /** By which rule it was drawn: share, least, version of the rules. */
  @Column('varchar', { length: 200 })
  rule: string;

  @Column('varchar', { length: 24, name: 'drawn_at' })
  drawnAt: string;

  @Column('varchar', { length: 32, name: 'drawn_role' })
  drawnRole: string;

  @Column('boolean', { nullable: true })
  reached: boolean | null;

  @Column('int', { nullable: true })
  rating: number | null;

  /** Whether what is said now differs from what is on record; null where nobody was reached, or said a rating. */
  @Column('boolean', { nullable: true })
  differs: boolean | null;

  @Column('text', { nullable: true })
  note: string | null;

  @Column('varchar', { length: 24, name: 'done_at', nullable: true })
  doneAt: string | null;

  @Column('varchar', { length: 32, name: 'done_role', nullable: true })
  doneRole: string | null;
}
