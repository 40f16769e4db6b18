import 'reflect-metadata';
import { isObjectType, type GraphQLField, type GraphQLNamedType } from 'graphql';
import { Directive, Extensions } from 'type-graphql';
import type { Context } from './context.ts';
import { Forbidden } from './errors.ts';

const vendorExtension = 'houqinVendor';

/**
 * Puts a field, or every field of a type, into the vendor contract (design §6): `@tag(name:
 * "vendor")`. What is not in it no outside organisation reads, by whatever path; on a type that no
 * vendor's field leads to it opens nothing.
 */
export function Vendor(): ClassDecorator & MethodDecorator & PropertyDecorator {
  const tag = Directive('@tag(name: "vendor")') as (...args: unknown[]) => void;
  const mark = Extensions({ [vendorExtension]: true }) as (...args: unknown[]) => void;
  return (...args: unknown[]) => {
    tag(...args);
    mark(...args);
  };
}

/** Whether a field is in the vendor contract, by itself or by its type. */
export function inVendorContract(
  type: GraphQLNamedType,
  field: GraphQLField<unknown, unknown>,
): boolean {
  const marked = ({ extensions }: { readonly extensions: object }): boolean =>
    vendorExtension in extensions;
  return marked(field) || (isObjectType(type) && marked(type));
}

/** Works for an outside organisation: one of its people or its program. */
export const isOutsider = ({ caller }: Pick<Context, 'caller'>): boolean =>
  caller.access.partyId !== null;

/** @throws Forbidden for outside organisations: the field is not in their contract */
export function refuseOutsider(ctx: Context, coordinate: string): void {
  if (isOutsider(ctx)) throw new Forbidden(`vendor contract: ${coordinate}`);
}
