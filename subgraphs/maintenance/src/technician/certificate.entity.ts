import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import * as c from '@houqin/kit/columns';
import { CertificateKind } from '../rules/certificate-kind.ts';

/** A licence of one technician. */
@Entity({ tableName: 'technician_certificate' })
@ObjectType()
export class Certificate {
  @PrimaryKey(c.id()) technicianId!: string;
  @Field(() => CertificateKind) @PrimaryKey(c.code()) kind!: CertificateKind;
  @Field(() => String) @Property(c.name()) number!: string;
  @Field(() => String, { description: 'Last day of validity, hospital calendar.' })
  @Property(c.day())
  expiresOn!: string;
}
