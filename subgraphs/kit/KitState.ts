import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What the machinery of a subgraph remembers about its own database. */
@Entity('kit_state')
export class KitState {
  /**
   * `epoch`: the name this database was given when it was made. `head`: the last position given to a ledger line.
   * `tallies`: the version of the rules by which the figures of this database were counted; `overseen`: the same of the levels below; `sums`: the edition of the directory by which areas were summed. `told`: the last position of which the levels above were told.
   * `job:…`: when a job is due, or who is at it.
   */
  @PrimaryColumn('varchar', { length: 40 })
  name: string;

  @Column('varchar', { length: 64 })
  value: string;
}
