import { fileUrl } from '@houqin/kit/file-routes';
import { DateTime } from '@houqin/kit/scalars';
import type { StoredFile } from '@houqin/kit/stored-file.entity';
import { Vendor } from '@houqin/kit/vendor';
import { Field, ID, Int, ObjectType } from 'type-graphql';

/** A report or photo of an order. */
@Vendor()
@ObjectType({ description: 'A file of an order, such as the report of a repair.' })
export class OrderDocument {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => String, { description: 'Media type.' }) type!: string;
  @Field(() => Int, { description: 'Bytes.' }) size!: number;
  @Field(() => String, { description: 'SHA-256 of its bytes, in hex.' }) sha256!: string;
  @Field(() => String, { description: 'GET it with the same token.' }) url!: string;
  @Field(() => String, { description: 'Person or program that brought it.' }) byName!: string;
  @Field(() => DateTime) at!: Date;

  static of({ id, name, type, size, sha256, uploadedByName, takenAt }: StoredFile): OrderDocument {
    const url = fileUrl('maintenance', id);
    const facts = { id, name, type, size, sha256, url, byName: uploadedByName, at: takenAt! };
    return Object.assign(new OrderDocument(), facts);
  }
}
