import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import * as c from '@houqin/kit/columns';

/** Who has a part in a case; beside `ApprovalCase.partyIds` so that lists use an index. */
@Entity({ tableName: 'approval_party' })
@Index({ name: 'approval_party_person', properties: ['personId', 'waiting', 'caseId'] })
export class ApprovalParty {
  @PrimaryKey(c.id()) caseId!: string;
  @PrimaryKey(c.subject()) personId!: string;
  /** The case waits for a decision of theirs. */
  @Property(c.boolean()) waiting = false;
}
