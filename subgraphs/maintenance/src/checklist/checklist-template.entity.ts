import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import * as c from '@houqin/kit/columns';
import type { ChecklistStep } from './default-checklists.ts';

/** Steps that orders of a fault, or else of a trade, begin with. */
@Entity({ tableName: 'checklist_template' })
export class ChecklistTemplate {
  @PrimaryKey(c.id()) id!: string;
  @Property({ ...c.code(), unique: true }) code!: string;
  @Property(c.name()) nameZh!: string;
  @Property(c.name()) nameEn!: string;
  /** Code of a fault; the narrower rule wins. */
  @Property(c.optional(c.code())) faultCode: string | null = null;
  @Property(c.optional(c.code())) trade: string | null = null;
  @Property(c.json()) steps!: readonly ChecklistStep[];
  @Property(c.optional(c.instant())) retiredAt: Date | null = null;
}
