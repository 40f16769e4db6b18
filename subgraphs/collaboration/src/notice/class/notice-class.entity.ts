import { Entity, Property, Unique } from '@mikro-orm/decorators/legacy';
import * as c from '@houqin/kit/columns';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import type { NoticeClassChanged } from '../../../contract/events.ts';
import { Stored } from '../../stored.ts';

/** A kind of notice: how pressing it is, and whether somebody may do without. */
@Entity({ tableName: 'notice_class' })
@ObjectType({ description: 'A kind of notice.' })
@Directive('@key(fields: "id")')
export class NoticeClass extends Stored {
  @Field(() => ID)
  declare readonly id: string;

  @Field(() => String)
  @Unique()
  @Property(c.code())
  code!: string;

  @Field(() => String)
  @Property(c.name())
  nameZh!: string;

  @Field(() => String)
  @Property(c.name())
  nameEn!: string;

  @Field(() => Boolean, { description: 'Told on by mail, message and supervisor while unread.' })
  @Property(c.boolean())
  urgent = false;

  @Field(() => Boolean, { description: 'Nobody can switch it off.' })
  @Property(c.boolean())
  mandatory = false;

  @Field(() => Boolean, { description: 'Mail is sent unless somebody switched it off.' })
  @Property(c.boolean())
  mailByDefault = false;

  @Field(() => Boolean, { description: 'What a new notice of it asks for.' })
  @Property(c.boolean())
  requiresConfirmation = false;

  @Field(() => Int, { description: 'Minutes unread before the next way of telling is tried.' })
  @Property(c.integer())
  stepMinutes = 10;

  /** Roles of which a writer must hold one; empty: whoever may write notices. */
  @Property(c.json())
  writerRoles: readonly string[] = [];

  /** Departments of which a writer must belong to one, or below it; empty: any. */
  @Property(c.json())
  writerDepartmentIds: readonly string[] = [];

  @Property(c.integer())
  place = 0;

  changed(): NoticeClassChanged {
    const { code, urgent, mandatory } = this;
    return {
      ...{ type: 'collaboration.notice-class.changed', version: 1, classId: this.id },
      ...{ code, urgent, mandatory, retired: this.retiredAt !== null },
    };
  }
}
