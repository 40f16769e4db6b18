import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import * as c from '@houqin/kit/columns';

/** How often a cause was behind a fault before any history of one's own, as pseudo-counts. */
@Entity({ tableName: 'fault_prior' })
@Index({ name: 'fault_prior_fault', properties: ['faultId'] })
export class FaultPrior {
  @PrimaryKey(c.id()) id!: string;
  @Property(c.id()) faultId!: string;
  @Property(c.id()) causeId!: string;
  @Property(c.id()) actionId!: string;
  @Property(c.integer()) count!: number;
}
