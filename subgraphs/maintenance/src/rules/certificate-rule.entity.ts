import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import * as c from '@houqin/kit/columns';
import type { Trade } from '../trade/trade.ts';
import type { CertificateKind } from './certificate-kind.ts';

/** Where the law asks for a licence, and how many holders a shift should have. */
@Entity({ tableName: 'certificate_rule' })
export class CertificateRule {
  @PrimaryKey(c.id()) id!: string;
  @Property({ ...c.code(), unique: true }) kind!: CertificateKind;
  /** Every order of this trade needs it; null where the symptom decides. */
  @Property(c.optional(c.code())) trade: Trade | null = null;
  /** Fewer holders on duty are a gap that the dispatch board shows. */
  @Property(c.integer()) minimumOnDuty!: number;
  @Property(c.name()) nameZh!: string;
  @Property(c.name()) nameEn!: string;
  @Property(c.title()) source!: string;
}
