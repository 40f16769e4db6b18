import * as c from '@houqin/kit/columns';
import { ulid } from '@houqin/kit/id';
import { DateTime } from '@houqin/kit/scalars';
import { Vendor } from '@houqin/kit/vendor';
import { Entity, Index, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';

/** What a program asked in one hour. The sum of all processes that counted. */
@Vendor()
@Entity({ tableName: 'api_usage' })
@Unique({ name: 'api_usage_client_hour', properties: ['clientId', 'hour'] })
@ObjectType({ description: 'What a program asked in one hour, at the vendors’ door.' })
export class ApiUsage {
  @PrimaryKey(c.id()) readonly id: string = ulid();
  @Property(c.id()) clientId!: string;

  @Field(() => DateTime, { description: 'The first instant of the hour.' })
  @Property(c.instant())
  @Index()
  hour!: Date;

  @Field(() => Int) @Property(c.integer()) requests = 0;

  /** By code. */
  @Property(c.json()) refusals: Readonly<Record<string, number>> = {};
}

@Vendor()
@ObjectType({ description: 'How many requests were refused with a code.' })
export class ApiRefusals {
  @Field(() => String, { description: 'The code of the first error, as in `extensions.code`.' })
  code!: string;
  @Field(() => Int) count!: number;
}
