import { stringifyDocument } from '@urql/core';
import type { DocumentInput } from './graph-client-contract.ts';
import { failureOfError, graphFailure } from './failure.ts';
import { notReachedText } from './not-reached-text.ts';

interface Wire<D> {
  readonly data?: D | null;
  readonly errors?: readonly { message: string; extensions?: Record<string, unknown> }[];
}

/**
 * One operation without an access token: signing in, renewing, pairing. Not through the client,
 * which would wait for the very token that is being fetched. @throws GraphFailure
 */
export async function postOperation<D, V>(
  url: string,
  document: DocumentInput<D, V>,
  variables: V,
  language: string,
): Promise<D> {
  let wire: Wire<D>;
  try {
    const response = await fetch(url, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json', 'accept-language': language },
      body: JSON.stringify({
        query: stringifyDocument(document as Parameters<typeof stringifyDocument>[0]),
        variables,
      }),
    });
    wire = (await response.json()) as Wire<D>;
  } catch (cause) {
    throw graphFailure({
      code: 'NOT_REACHED',
      message: notReachedText(),
      notReached: true,
      cause,
    });
  }
  const [first] = wire.errors ?? [];
  if (first) throw failureOfError(first);
  return wire.data as D;
}
