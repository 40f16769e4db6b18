import { vendorContract } from '@houqin/ui-kit/presets/vendor-contract.ts';
import { parse, print, validate, type DocumentNode } from 'graphql';
import { expect, it } from 'vitest';
import { EndMySession, MySessionsQuery } from '../session/session.graph.ts';
import { OfferChanged, OffersQuery } from './offers.graph.ts';

const { schema } = vendorContract();

// Signing in goes by the hospital's door, where nobody is known yet; all that follows goes by theirs.
it.each(Object.entries({ OffersQuery, OfferChanged, MySessionsQuery, EndMySession }))(
  'people of outside organisations may ask %s',
  (_name, document) => {
    const text = print(document as unknown as DocumentNode);
    expect(validate(schema, parse(text))).toEqual([]);
  },
);
