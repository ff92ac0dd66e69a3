import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A key of the issuer. */
@Entity('issuer_keys')
export class SigningKey {
  @PrimaryColumn('varchar', { length: 36 })
  kid: string;

  /** The public half, as a JWK in JSON. */
  @Column('text', { name: 'public_jwk' })
  publicJwk: string;

  @Column('text', { name: 'sealed_jwk' })
  sealedJwk: string;

  @Column('varchar', { length: 24, name: 'made_at' })
  madeAt: string;

  /** From when on it signs. It is published before, so that nobody meets it unprepared. */
  @Column('varchar', { length: 24, name: 'signs_from' })
  signsFrom: string;

  /** When its successor took over; it is published until its last token has expired. */
  @Column('varchar', { length: 24, name: 'signs_until', nullable: true })
  signsUntil: string | null;
}
