import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A piece of a file, or of one that is still on its way, encrypted. Files are cut so that a text column of every database holds a piece. */
@Entity('attachment_pieces')
export class AttachmentPiece {
  /** The upload that brought it. */
  @PrimaryColumn('varchar', { length: 36 })
  owner: string;

  /** From 0. */
  @PrimaryColumn('int', { name: 'piece_no' })
  no: number;

  /** The case. */
  @Index('attachment_pieces_uid')
  @Column('varchar', { length: 36 })
  uid: string;

  @Column('text')
  sealed: string;

  @Index('attachment_pieces_sealed')
  @Column('varchar', { length: 40, name: 'sealed_with' })
  sealedWith: string;
}
